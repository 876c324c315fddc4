"""The four steps of letting a business in, and what is locked until when.

Both the dashboard's bar and the API's refusal are read from here, so they never disagree. The API
opens with the last step, or when a senior reviewer grants provisional access. A valid key before
that is told which step is missing, never that the key is wrong.
"""

from dataclasses import dataclass

from accounts.models.account import Risk, Stage, Tier
from config.errors import DomainError, ErrorCode


@dataclass(frozen=True, slots=True)
class Step:
    slug: str
    title: str
    done_in: frozenset[str]  # stages in which this step lies behind


_AFTER_SIGNUP = frozenset(Stage.values) - {Stage.SIGNUP}
_AFTER_SUBMIT = frozenset({Stage.IN_REVIEW, Stage.REJECTED, Stage.CHANNEL_SETUP, Stage.ACTIVE})
_AFTER_APPROVAL = frozenset({Stage.CHANNEL_SETUP, Stage.ACTIVE})

STEPS: tuple[Step, ...] = (
    Step("signup", "Signup", _AFTER_SIGNUP),
    Step("compliance_details", "Compliance details", _AFTER_SUBMIT),
    Step("get_approved", "Get approved", _AFTER_APPROVAL),
    Step("channel_setup", "Channel setup", frozenset({Stage.ACTIVE})),
)


def list_unfinished_steps(stage: str) -> list[str]:
    """Return the slugs of the steps that are left, in order."""
    return [step.slug for step in STEPS if stage not in step.done_in]


def is_api_open(*, stage: str, tier: str) -> bool:
    """Tell whether v3 calls are answered at all."""
    return stage == Stage.ACTIVE or tier == Tier.PROVISIONAL


def are_keys_open(*, stage: str, tier: str) -> bool:
    """Tell whether keys, contacts, templates and channels are unlocked."""
    return stage in _AFTER_APPROVAL or tier == Tier.PROVISIONAL


def is_awaiting_activation(*, stage: str, risk: str, has_channel: bool) -> bool:
    """Tell whether everything is set up but a risk hold waits for staff."""
    return stage == Stage.CHANNEL_SETUP and has_channel and risk == Risk.HOLD


def check_api_gate(*, stage: str, tier: str, risk: str, has_channel: bool) -> None:
    """Raise 401 ``AUTH_006``, ``AUTH_007`` or ``AUTH_005`` while onboarding is unfinished."""
    if is_api_open(stage=stage, tier=tier):
        return
    details = {"unfinished_steps": list_unfinished_steps(stage)}
    if stage != Stage.CHANNEL_SETUP:
        raise DomainError(ErrorCode.COMPLIANCE_NOT_APPROVED, details=details)
    if is_awaiting_activation(stage=stage, risk=risk, has_channel=has_channel):
        raise DomainError(ErrorCode.AWAITING_ACTIVATION, details=details)
    raise DomainError(ErrorCode.CHANNEL_NOT_SET_UP, details=details)


def check_unlocked(*, stage: str, tier: str) -> None:
    """Raise ``COMPLIANCE_NOT_APPROVED`` for a section that opens with approval."""
    if not are_keys_open(stage=stage, tier=tier):
        raise DomainError(
            ErrorCode.COMPLIANCE_NOT_APPROVED,
            details={"unfinished_steps": list_unfinished_steps(stage)},
            message="This opens once your compliance details are approved.",
        )
