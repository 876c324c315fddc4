"""Every page of the staff's is behind the same door, and every button behind the same rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone

from accounts.roles import StaffRole, is_allowed
from tests.architecture.scenes import (
    SCENES,
    fill,
    find_address,
    list_decisions,
    press,
    take_picture,
)
from tests.factories import make_business
from tests.staff import browser_of, make_staff, sign_in

pytestmark = pytest.mark.django_db
_ID = "0190f3a0-0000-7000-8000-000000000000"
_VALUES = {"int": "0", "slug": "hold", "uuid": _ID, "path": _ID, "str": "accounts"}
# Signing in and out happens in front of the door.
_IN_FRONT = {"admin/login/", "admin/logout/"}
_PARTS = re.compile(r"<(?:(\w+):)?\w+>")


def _walk(patterns: list[Any], prefix: str = "") -> Iterator[str]:
    for each in patterns:
        path = prefix + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, path)
        elif isinstance(each, URLPattern):
            yield path


def _fill_in(route: str) -> str:
    plain = _PARTS.sub(lambda part: _VALUES[part[1] or "str"], route)
    return "/" + re.sub(r"\(\?P<\w+>[^)]*\)|[\^$\\]", "x", plain)


PAGES = sorted(
    {path for path in _walk(get_resolver().url_patterns) if path.startswith("admin/")} - _IN_FRONT
)


def assert_shut(client: Client) -> None:
    for route in PAGES:
        for ask in (client.get, client.post, client.head, client.put, client.delete):
            answer = ask(_fill_in(route))
            assert answer.status_code in (302, 403, 405), (route, answer.status_code)
            if answer.status_code == 302:
                assert "/login/" in answer["Location"], route


def test_there_are_pages_to_walk() -> None:
    assert len(PAGES) > 30
    assert "admin/accounts/secondlook/<path:object_id>/decide/<slug:decision>/" in PAGES
    assert "admin/accounts/appeal/" in PAGES


def test_no_page_opens_for_nobody(client: Client) -> None:
    assert_shut(client)


def test_no_page_opens_for_a_customer() -> None:
    assert_shut(sign_in(make_business().owner))


def test_no_page_opens_without_a_second_factor() -> None:
    assert_shut(sign_in(make_staff(StaffRole.SENIOR), second_factor=False))


def test_no_page_opens_for_staff_without_an_authenticator() -> None:
    assert_shut(sign_in(make_staff(StaffRole.SENIOR, totp_secret=None)))


def test_no_page_opens_in_a_session_older_than_the_limit() -> None:
    client = browser_of(StaffRole.SENIOR)
    assert client.get("/admin/").status_code == 200
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert_shut(client)


def test_a_session_lasts_no_longer_than_a_working_day() -> None:
    assert settings.SESSION_COOKIE_AGE <= 12 * 3600
    browser_of(StaffRole.SENIOR)
    left = Session.objects.get().expire_date - timezone.now()
    assert left <= timedelta(seconds=settings.SESSION_COOKIE_AGE)


# --- buttons --------------------------------------------------------------------------------------


def _choose_role(label: str, name: str) -> str:
    permission = list_decisions()[label, name].permission
    return next(role for role in StaffRole.values if is_allowed(role, permission))


@pytest.mark.parametrize(("label", "name"), SCENES)
def test_a_decision_without_csrf_token_or_second_factor_changes_nothing(
    label: str, name: str
) -> None:
    actor = make_staff(_choose_role(label, name))
    scene = SCENES[label, name]
    target = scene.make(actor)
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in(actor).cookies
    half = sign_in(actor, second_factor=False)
    before = take_picture()
    assert press(strict, target, name, scene.said).status_code == 403
    assert press(half, target, name, scene.said).status_code == 302
    assert take_picture() == before


@pytest.mark.parametrize(("label", "name"), SCENES)
def test_a_decision_sent_again_has_no_second_effect(label: str, name: str) -> None:
    actor = make_staff(_choose_role(label, name))
    scene = SCENES[label, name]
    target = scene.make(actor)
    client = sign_in(actor)
    address, form = find_address(target, name), fill(target, scene.said)
    assert client.post(address, form).status_code == 302
    before = take_picture()
    assert client.post(address, form).status_code in (404, 409, 422)  # 404: it is gone
    assert take_picture() == before
