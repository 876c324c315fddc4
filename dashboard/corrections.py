"""The correction of a registration: the asked fields and no others, each with what it says now.

What was typed is shown again when it is refused. The tax id is never shown; its last four are.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.forms import widgets
from django.http import QueryDict
from django.utils.safestring import SafeString
from django_countries import countries

from compliance.models.submission import EntityType
from compliance.services.tcr.moves import Registered
from compliance.tcr.answers import LABELS
from compliance.tcr.campaign_body import list_samples
from compliance.tcr.names import INDUSTRIES

MOST_SAMPLES = 5
NO_PRICE = Decimal(-1)  # nothing costs that, so it is refused as a price that has changed
SAMPLES = "use_cases"
_CHOICES: dict[str, Iterable[tuple[str, Any]]] = {
    "entity_type": EntityType.choices,
    "industry": INDUSTRIES.items(),
    "country": countries,
}
_ROWS = {"description": "5", "message_flow": "5", SAMPLES: "3"}
_ROWS |= dict.fromkeys(("opt_in_message", "opt_out_message", "help_message"), "3")
_ATTRIBUTES = {
    "tax_id": {"autocomplete": "off", "spellcheck": "false"},
    "business_name": {"autocomplete": "organization"},
    "website_url": {"inputmode": "url", "autocomplete": "url"},
    "privacy_url": {"inputmode": "url"},
    "terms_url": {"inputmode": "url"},
    "contact_email": {"inputmode": "email", "autocomplete": "email"},
    "contact_phone": {"type": "tel", "autocomplete": "tel"},
}
_HELP = {
    "business_name": "Letter by letter as the tax office's letter has it (CP 575 or 147C).",
    "tax_id": "Leave this empty to keep the stored one.",
    "stock_listing": "Exchange and symbol, such as NASDAQ:EXMP.",
    "description": "What triggers a message, what it says and who receives it; at least 40 "
    "characters.",
    "message_flow": "Where and how people agree to your messages, step by step, with the address "
    "of the page; at least 40 characters.",
    SAMPLES: "One to five messages as people receive them, each of 20 to 1,024 characters.",
    "opt_in_keywords": "Separated by commas.",
    "opt_out_keywords": "Separated by commas.",
    "help_keywords": "Separated by commas.",
}


@dataclass(frozen=True, slots=True)
class Control:
    id: str
    label: str
    html: SafeString


@dataclass(frozen=True, slots=True)
class Answer:
    """One open field."""

    registered: Registered
    name: str
    value: Any
    faults: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"id_{self.name}_{self.registered.pk}"

    @property
    def label(self) -> str:
        return LABELS.get(self.name, self.name)

    @property
    def help_text(self) -> str:
        return _HELP.get(self.name, "")

    @property
    def last_four(self) -> str:
        return self.registered.tax_id_last4 if self.name == "tax_id" else ""

    @property
    def is_samples(self) -> bool:
        return self.name == SAMPLES

    @property
    def control(self) -> SafeString:
        """Return the input, tied to its help and faults for people who cannot see them near it."""
        described = [f"{self.id}_help"] if self.help_text else []
        described += [f"{self.id}_fault"] if self.faults else []
        attributes = {"aria-describedby": " ".join(described)} if described else {}
        return self._render(self.value, {"id": self.id, **attributes})

    @property
    def samples(self) -> list[Control]:
        """Return five boxes; those that are left empty count for nothing."""
        texts = [*self.value, *[""] * MOST_SAMPLES][:MOST_SAMPLES]
        return [self._make_sample(number, text) for number, text in enumerate(texts, start=1)]

    def _make_sample(self, number: int, text: str) -> Control:
        own_id = f"{self.id}_{number}"
        return Control(own_id, f"Sample {number}", self._render(text, {"id": own_id}))

    def _render(self, value: Any, attributes: dict[str, str]) -> SafeString:
        wrong = {"aria-invalid": "true"} if self.faults else {}
        return _make_widget(self.name).render(
            self.name, value, {**_ATTRIBUTES.get(self.name, {}), **attributes, **wrong}
        )


def list_answers(
    registered: Registered, *, typed: Mapping[str, Any], faults: Mapping[str, Sequence[str]]
) -> list[Answer]:
    """Return the asked fields in the order of the form, with what was typed, if anything."""
    return [
        Answer(
            registered,
            name,
            "" if name == "tax_id" else typed.get(name, _read(registered, name)),
            tuple(faults.get(name, ())),
        )
        for name in LABELS
        if name in registered.asked_fields
    ]


def _read(registered: Registered, name: str) -> Any:
    return list_samples(registered) if name == SAMPLES else getattr(registered, name)


def read_corrections(posted: QueryDict, *, asked: Iterable[str]) -> dict[str, Any]:
    """Return what was typed into the open fields. An empty tax id means: keep the stored one."""
    answers: dict[str, Any] = {}
    for name in asked:
        if name not in posted or (name == "tax_id" and not posted[name].strip()):
            continue
        answers[name] = posted.getlist(name) if name == SAMPLES else posted[name]
    return answers


def read_cost(posted: QueryDict) -> Decimal:
    """Return the price that was seen with the order."""
    try:
        return Decimal(posted.get("cost", ""))
    except InvalidOperation:
        return NO_PRICE


def _make_widget(name: str) -> widgets.Widget:
    if name in _CHOICES:
        return widgets.Select(choices=[("", "Choose…"), *_CHOICES[name]])
    return widgets.Textarea({"rows": _ROWS[name]}) if name in _ROWS else widgets.TextInput()
