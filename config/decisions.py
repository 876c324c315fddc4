"""A decision that staff may take on an object, declared once and offered as one button."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

SAW = "version"


class DecisionForm(forms.Form):
    """What staff says with a decision. ``version`` is what the person had before their eyes."""

    version = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    rows_template = "admin/review/fields.html"

    def __init__(self, *args: Any, target: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.target = target


def _never(_target: Any, _user: Any) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Decision:
    """``run`` calls one service; ``why_not`` returns a sentence when the state forbids it.

    Without ``asks_first`` the button itself posts; with it, it leads to a page with the form.
    ``moves_on`` sends the person to the next object in the queue afterwards.
    """

    name: str  # in the address
    label: str  # on the button
    permission: str  # app.codename
    run: Callable[[Any, Any, Mapping[str, Any]], None]  # object, actor, cleaned data
    done: str  # said afterwards
    why_not: Callable[[Any, Any], str] = _never  # object, user
    form_class: type[DecisionForm] = DecisionForm
    style: str = "plain"  # plain, main or danger
    explains: str = ""  # what will happen, in a sentence
    asks_first: bool = True
    moves_on: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """A decision as one person sees it on one object."""

    decision: Decision
    url: str
    why_not: str  # empty when it may be pressed


def find_obstacle(decision: Decision, *, target: Any, user: Any) -> str:
    """Return why ``user`` cannot take ``decision`` on ``target`` now, empty if they can."""
    if not user.has_perm(decision.permission):
        return f"The {user.staff_role} role may not do this."
    return decision.why_not(target, user)
