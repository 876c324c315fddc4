"""x-profile-id on any endpoint: a known profile is accepted and echoed, any other is not found."""

from __future__ import annotations

import pytest

from tests.compliance.api.test_profiles import NOBODY, ErrorOf
from tests.conftest import Api
from tests.factories import Business
from tests.profiles import make_profile

pytestmark = pytest.mark.django_db
PATHS = ["/v3/me", "/v3/contacts", "/v3/templates", "/v3/profiles", "/v3/compliance/status"]


@pytest.mark.parametrize("path", PATHS)
def test_own_profile_is_accepted_and_echoed(api: Api, business: Business, path: str) -> None:
    named = str(make_profile(business).pk)
    answer = api.client.get(path, headers={**business.headers, "x-profile-id": named})
    assert answer.status_code == 200, answer.content
    assert answer["X-Profile-Id"] == named


@pytest.mark.parametrize("path", PATHS)
def test_foreign_deleted_and_unknown_profiles_are_not_found(
    api: Api, business: Business, stranger: Business, error_of: ErrorOf, path: str
) -> None:
    gone = make_profile(business)
    gone.deleted_at = gone.created_at
    gone.save()
    for named in (NOBODY, str(make_profile(stranger).pk), str(gone.pk)):
        answer = api.client.get(path, headers={**business.headers, "x-profile-id": named})
        assert error_of(answer) == (404, "RESOURCE_005")
        assert "X-Profile-Id" not in answer


def test_what_is_no_id_is_called_that(api: Api, business: Business, error_of: ErrorOf) -> None:
    answer = api.client.get("/v3/me", headers={**business.headers, "x-profile-id": "mine"})
    assert error_of(answer) == (400, "VALIDATION_003")
