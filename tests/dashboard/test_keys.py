"""Keys: shown once, revoked after a question, never for billing or for another account."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from accounts.models import ApiKey
from accounts.services.api_keys import create_api_key

_SECRET = re.compile(r"sk_live_[A-Za-z0-9]{32}")


def test_new_key_is_shown_once_and_nowhere_else(visit: Callable) -> None:
    guest, client = visit("channel_setup")
    answer = client.post("/keys", {"name": "Shop"})
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    secret = _SECRET.findall(answer.content.decode())
    assert len(secret) == 1
    again = client.get("/keys").content.decode()
    assert secret[0] not in again
    assert f"{secret[0][:12]}…{secret[0][-4:]}" in again
    assert all(secret[0] not in str(each.get_decoded()) for each in Session.objects.all())
    assert guest.account.api_keys.get().created_by == guest.user


def test_a_key_may_be_kept_to_ones_own_senders(visit: Callable) -> None:
    guest, client = visit("active")
    client.post("/keys", {"name": "Shop"})
    answer = client.post("/keys", {"name": "Alerts", "strict_sender": "on"})
    assert b"own senders only" in answer.content
    strict = dict(guest.account.api_keys.values_list("name", "strict_sender"))
    assert strict == {"Shop": False, "Alerts": True}


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\0b", "x" * 1_000_000])
def test_bad_name_makes_no_key_and_is_kept(visit: Callable, name: str) -> None:
    _, client = visit("active")
    answer = client.post("/keys", {"name": name})
    assert answer.status_code == 200
    assert b"fault" in answer.content
    assert not ApiKey.objects.exists()


def test_revoking_asks_first(visit: Callable) -> None:
    guest, client = visit("active")
    key, _ = create_api_key(guest.account.pk, name="Shop", actor=guest.user)
    page = client.get(f"/keys/{key.pk}/revoke")
    assert b"stops working at once" in page.content
    key.refresh_from_db()
    assert key.revoked_at is None
    assert client.post(f"/keys/{key.pk}/revoke")["Location"] == "/keys"
    key.refresh_from_db()
    assert key.revoked_at is not None


def test_another_accounts_key_is_not_there(visit: Callable) -> None:
    _, client = visit("active")
    stranger, _ = visit("active")
    key, _ = create_api_key(stranger.account.pk, name="Theirs", actor=stranger.user)
    for answer in (client.get(f"/keys/{key.pk}/revoke"), client.post(f"/keys/{key.pk}/revoke")):
        assert answer.status_code == 404
    key.refresh_from_db()
    assert key.revoked_at is None
    assert b"Theirs" not in client.get("/keys").content


def test_unknown_key_is_not_found(visit: Callable) -> None:
    _, client = visit("active")
    assert client.post(f"/keys/{uuid.uuid4()}/revoke").status_code == 404
    assert client.get("/keys/not-a-key/revoke").status_code == 404


@pytest.mark.parametrize("method", ["get", "post"])
def test_billing_sees_and_makes_no_keys(visit: Callable, method: str) -> None:
    guest, client = visit("active", role="billing")
    create_api_key(guest.account.pk, name="Shop", actor=guest.user)
    answer = getattr(client, method)("/keys", {"name": "Mine"})
    assert answer.status_code == 403
    assert b"billing" in answer.content
    assert b"Shop" not in answer.content
    assert ApiKey.objects.count() == 1


@pytest.mark.parametrize("role", ["owner", "admin", "developer"])
def test_owner_admin_and_developer_may_make_keys(visit: Callable, role: str) -> None:
    _, client = visit("active", role=role)
    assert b"shown this once" in client.post("/keys", {"name": "Shop"}).content


def test_key_made_before_the_last_step_comes_with_a_word_about_it(visit: Callable) -> None:
    _, client = visit("channel_setup")
    assert b"AUTH_007" in client.get("/keys").content


def test_signed_out_visitor_makes_no_key(db: None, client: Client) -> None:
    assert client.post("/keys", {"name": "Shop"}).status_code == 302
    assert not ApiKey.objects.exists()
