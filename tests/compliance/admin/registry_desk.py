"""What staff does at the pages of brands, campaigns and numbers."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

BRANDS, CAMPAIGNS = "/admin/compliance/brand/", "/admin/compliance/campaign/"
NUMBERS, MATRIX = "/admin/compliance/numberassignment/", "/admin/compliance/campaign/matrix/"


def page_of(target: Model) -> str:
    return reverse(f"admin:compliance_{target._meta.model_name}_change", args=[target.pk])


def form_of(target: Model, decision: str) -> str:
    name = f"admin:compliance_{target._meta.model_name}_decide"
    return reverse(name, args=[target.pk, decision])


def version_of(target: Model) -> str:
    return admin.site.get_model_admin(type(target)).get_version(target)


def decide(client: Client, target: Model, decision: str, **said: Any) -> Any:
    return client.post(form_of(target, decision), {"version": version_of(target), **said})


def listed(client: Client, address: str) -> list[Any]:
    return [each.pk for each in client.get(address).context["cl"].result_list]


def read(client: Client, target: Model) -> str:
    return client.get(page_of(target)).content.decode()


def button_of(client: Client, target: Model, decision: str) -> Any:
    buttons = client.get(page_of(target)).context["buttons"]
    return next(button for button in buttons if button.decision.name == decision)
