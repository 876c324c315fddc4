"""All live campaigns and what each carrier says of them, on one page that says it in few reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse

from compliance.admin.carrier_words import Word, list_words, show_word
from compliance.models import Campaign, CarrierStatus
from compliance.models.campaign import AT_TCR
from compliance.tcr.names import CARRIERS
from config.bounded_paginator import BoundedPaginator
from config.show import Badge, Link

_PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class Switch:
    """One of the links that choose what is shown."""

    label: str
    query: str
    selected: bool


@dataclass(frozen=True, slots=True)
class Cell:
    badge: Badge
    note: str


@dataclass(frozen=True, slots=True)
class Row:
    campaign: Link
    business: str
    state: Badge
    cells: Sequence[Cell]
    others: Sequence[str]  # carriers that we know only by their number


@dataclass(frozen=True, slots=True)
class Matrix:
    words: Sequence[Switch]
    carriers: Sequence[Switch]
    headers: Sequence[str]
    rows: Sequence[Row]
    page: Page
    previous: str
    next: str
    is_cut: bool
    longest: int


def build_matrix(asked: Mapping[str, str]) -> Matrix:
    word, carrier = _read(asked)
    paginator = BoundedPaginator(_list_campaigns(word, carrier), _PER_PAGE)
    page = paginator.get_page(asked.get("p", 1))
    step = page.number
    return Matrix(
        words=_switch("word", {"": "Any", **dict(Word.choices)}, word, carrier=carrier),
        carriers=_switch("carrier", {"": "Any", **CARRIERS}, carrier, word=word),
        headers=list(CARRIERS.values()),
        rows=[_build_row(campaign) for campaign in page],
        page=page,
        previous=_query(word, carrier, step - 1) if page.has_previous() else "",
        next=_query(word, carrier, step + 1) if page.has_next() else "",
        is_cut=paginator.is_cut,
        longest=paginator.longest,
    )


def _read(asked: Mapping[str, str]) -> tuple[str, str]:
    """What nobody offers is not asked for."""
    word, carrier = asked.get("word", ""), asked.get("carrier", "")
    return (word if word in Word.values else ""), (carrier if carrier in CARRIERS else "")


def _list_campaigns(word: str, carrier: str) -> QuerySet[Campaign]:
    live = Campaign.objects.filter(state__in=AT_TCR).select_related("account")
    if word:
        carriers = [carrier] if carrier else list(CARRIERS)
        live = live.filter(reduce(or_, [_says(each, word) for each in carriers]))
    return live.prefetch_related("carriers").order_by("-id")


def _says(carrier: str, word: str) -> Q:
    """A carrier without a row is as unknown as one that says a word nobody here knows."""
    rows = CarrierStatus.objects.filter(campaign=OuterRef("pk"), carrier=carrier)
    if word == Word.UNKNOWN:
        return Q(~Exists(rows.exclude(word=Word.UNKNOWN)))
    return Q(Exists(rows.filter(word=word)))


def _build_row(campaign: Campaign) -> Row:
    said = list_words(campaign.carriers.all())
    known, others = said[: len(CARRIERS)], said[len(CARRIERS) :]
    address = reverse("admin:compliance_campaign_change", args=[campaign.pk])
    return Row(
        campaign=Link(campaign.name, address),
        business=campaign.account.name,
        state=Badge(campaign.state),
        cells=[Cell(show_word(each.word), each.note) for each in known],
        others=[f"{each.name}: {each.word}" for each in others],
    )


def _switch(name: str, labels: Mapping[str, Any], chosen: str, **other: str) -> list[Switch]:
    return [
        Switch(str(label), "?" + urlencode({name: value, **other}), selected=value == chosen)
        for value, label in labels.items()
    ]


def _query(word: str, carrier: str, number: int) -> str:
    return "?" + urlencode({"word": word, "carrier": carrier, "p": number})
