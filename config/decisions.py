"""A decision that staff may take on an object, declared once and offered as one button."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Self

from django import forms

from config.errors import ErrorCode

SAW = "version"
FIRST = "first"  # in a form: the decision to take before this one


class DecisionForm(forms.Form):
    """What staff says with a decision. ``version`` is what the person had before their eyes."""

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    rows_template = "admin/review/fields.html"

    def __init__(self, *args: Any, target: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target


class Barred(str):
    """Why this very person may not decide, whatever the state: refused with ``code``."""

    code: ErrorCode

    def __new__(cls, sentence: str, *, code: ErrorCode = ErrorCode.ROLE_NOT_ALLOWED) -> Self:
        made = super().__new__(cls, sentence)
        made.code = code
        return made


def _never(_target: Any, _user: Any) -> str:
    return ""


def _always(_target: Any, _user: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Decision:
    """``run`` calls one service; ``why_not`` returns a sentence when the state forbids it.

    Without ``asks_first`` the button itself posts; with it, it leads to a page with the form.
    ``moves_on`` sends the person to the next object in the queue afterwards. ``run`` may return a
    sentence to be said in place of ``done``.
    """

    name: str  # in the address
    label: str  # on the button
    permission: str  # app.codename
    run: Callable[[Any, Any, Mapping[str, Any]], str | None]  # object, actor, cleaned data
    done: str  # said afterwards
    why_not: Callable[[Any, Any], str] = _never  # object, user
    form_class: type[DecisionForm] = DecisionForm
    style: str = "plain"  # plain, main or danger
    explains: str = ""  # what will happen, in a sentence
    asks_first: bool = True
    moves_on: bool = False
    name_it: Callable[[Any, Any], str] | None = None  # the label, where it depends: object, user
    stands_in_bar: Callable[[Any, Any], bool] = _always  # whether it is offered there
    on_any_version: bool = False  # decides nothing about what the object says
    calls_outside: bool = False  # somebody else's system, which no lock may wait for
    needs: str = ""  # the decision without a form that removes the obstacle, offered beside it

    def get_label(self, target: Any, user: Any) -> str:
        return self.name_it(target, user) if self.name_it else self.label


@dataclass(frozen=True, slots=True)
class Button:
    """A decision as one person sees it on one object."""

    decision: Decision
    url: str
    why_not: str  # empty when it may be pressed
    label: str
    in_bar: bool = True

    @property
    def key(self) -> str:
        """The decision's name, as templates can spell it."""
        return self.decision.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Choice:
    """Buttons side by side that may be pressed, or that one and the same sentence rules out."""

    buttons: tuple[Button, ...]
    why_not: str

    @property
    def key(self) -> str:
        return self.buttons[0].key


def find_obstacle(decision: Decision, *, target: Any, user: Any) -> str:
    """Return why ``user`` cannot take ``decision`` on ``target`` now, empty if they can."""
    if not user.has_perm(decision.permission):
        return f"The {user.staff_role} role may not do this."
    return decision.why_not(target, user)


def group_buttons(buttons: Iterable[Button]) -> list[Choice]:
    """Return what stands in the bar, with each reason said once."""
    shown = [button for button in buttons if button.in_bar]
    grouped = groupby(shown, key=lambda button: button.why_not)
    return [Choice(tuple(members), why_not) for why_not, members in grouped]
