"""A sender profile as its page tells it: where it stands, who must act, and what went wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Account, SenderProfile
from accounts.models.sender_profile import ProfileState
from accounts.selectors import list_profiles
from compliance.services.provisioning.steps import STEPS

_WORDS: dict[str, tuple[str, str]] = {  # state: what is said, and how it is colored
    ProfileState.INCOMPLETE: ("Not handed in yet", "wait"),
    ProfileState.PENDING_REVIEW: ("In review", "wait"),
    ProfileState.APPROVED: ("Approved", "good"),
    ProfileState.REJECTED: ("Needs a change", "bad"),
    ProfileState.PAUSED: ("Paused", "bad"),
}
_ACTORS: dict[str, str] = {
    ProfileState.INCOMPLETE: "You",
    ProfileState.PENDING_REVIEW: "Our compliance team",
    ProfileState.REJECTED: "You",
    ProfileState.PAUSED: "Our team",
}


@dataclass(frozen=True, slots=True)
class StepView:
    title: str
    done_at: datetime | None
    code: str
    problem: str
    request_id: str
    next_try_at: datetime | None


@dataclass(frozen=True, slots=True)
class ProfileView:
    profile: SenderProfile
    state: str
    tone: str
    actor: str  # who must act, empty for nobody
    sender: str  # the number it sends from, empty while there is none
    steps: Sequence[StepView]

    @property
    def problem(self) -> StepView | None:
        """The step that did not work out, if one did not."""
        return next((step for step in self.steps if step.problem), None)

    @property
    def can_be_default(self) -> bool:
        return self.profile.state == ProfileState.APPROVED


def build_profiles(account: Account, *, number: str) -> list[ProfileView]:
    """Return an account's profiles; ``number`` is the one that those without their own use."""
    profiles = list_profiles(account.pk).prefetch_related("steps")
    return [_build(profile, number=number) for profile in profiles]


def _build(profile: SenderProfile, *, number: str) -> ProfileView:
    words, tone = _WORDS[profile.state]
    inherits = profile.inherits_brand and profile.inherits_campaign
    own = profile.number.e164 if profile.number else ""
    return ProfileView(
        profile=profile,
        state=words,
        tone=tone,
        actor=_ACTORS.get(profile.state, ""),
        sender=own or (number if inherits else ""),
        steps=_build_steps(profile),
    )


def _build_steps(profile: SenderProfile) -> list[StepView]:
    begun = {step.name: step for step in profile.steps.all()}
    return [
        StepView(step.title, row.done_at, row.code, row.problem, row.request_id, row.next_try_at)
        for step in STEPS
        if (row := begun.get(step.name))
    ]
