"""The sections of the dashboard, and what keeps one of them shut.

Before approval a business may look at its own submission, its account and the documentation; the
rest opens by itself with approval (or provisional access). A section that is shut says why, by
whom it opens, and leads to the step that opens it. Billing looks after money and does not see keys;
a developer sees keys and not the money.
"""

from dataclasses import dataclass
from enum import Enum

from accounts.models import Account, Membership
from accounts.models.account import Stage
from accounts.models.membership import Role
from accounts.onboarding import are_keys_open

MAY_CHANGE = frozenset({Role.OWNER, Role.ADMIN, Role.DEVELOPER})


class Opens(Enum):
    ALWAYS = "always"
    WITH_APPROVAL = "with approval"


@dataclass(frozen=True, slots=True)
class Section:
    name: str  # of its URL
    title: str
    purpose: str
    opens: Opens = Opens.ALWAYS
    hidden_from: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lock:
    """Why a section is shut. ``link`` is the URL name of the page where the way goes on."""

    why: str
    who: str
    link: str = ""
    link_text: str = ""


SECTIONS: tuple[Section, ...] = (
    Section("home", "Home", "Where you stand and what comes next."),
    Section("compliance", "Compliance", "What we need to know about your business."),
    Section("channels", "Channels", "The number you send from.", Opens.WITH_APPROVAL),
    Section("profiles", "Sender profiles", "Several faces of your business.", Opens.WITH_APPROVAL),
    Section(
        "keys",
        "API keys",
        "The keys your programs call the API with.",
        Opens.WITH_APPROVAL,
        frozenset({Role.BILLING}),
    ),
    Section("messages", "Messages", "What you sent, and what became of it.", Opens.WITH_APPROVAL),
    Section("contacts", "Contacts", "The people you write to.", Opens.WITH_APPROVAL),
    Section("templates", "Templates", "What your messages say.", Opens.WITH_APPROVAL),
    Section("webhooks", "Webhooks", "How your systems hear of events.", Opens.WITH_APPROVAL),
    Section(
        "billing",
        "Billing",
        "Your balance and where the money went.",
        hidden_from=frozenset({Role.DEVELOPER}),
    ),
    Section("account", "Account", "Who belongs to your account."),
)

_LOCKS: dict[str, Lock] = {
    Stage.SIGNUP: Lock(
        "It opens with step 3 of 4, Get approved. Your e-mail address is not verified yet.",
        "You",
        "home",
        "What to do next",
    ),
    Stage.COMPLIANCE_DETAILS: Lock(
        "It opens with step 3 of 4, Get approved. Your compliance details are not submitted yet.",
        "You",
        "compliance",
        "Go to your compliance details (step 2)",
    ),
    Stage.IN_REVIEW: Lock(
        "It opens with step 3 of 4, Get approved. Your compliance details are under review; "
        "the section unlocks by itself once they are approved, and we will write to you.",
        "Our compliance team",
        "compliance-status",
        "See where your review stands (step 3)",
    ),
    Stage.ACTION_REQUIRED: Lock(
        "It opens with step 3 of 4, Get approved. We asked you to correct your compliance details.",
        "You",
        "compliance",
        "See what we asked for (step 2)",
    ),
    Stage.REJECTED: Lock(
        "It opens with step 3 of 4, Get approved. Your compliance details were not approved.",
        "You",
        "compliance-status",
        "See the reasons and how to appeal (step 3)",
    ),
}


def get_section(name: str) -> Section:
    """Return the section whose URL has this name."""
    return next(section for section in SECTIONS if section.name == name)


def get_lock(section: Section, *, membership: Membership) -> Lock | None:
    """Return what keeps ``section`` shut for this member, ``None`` when it is open."""
    if membership.role in section.hidden_from:
        return Lock(
            f"Your role ({membership.get_role_display().lower()}) does not include this section.",
            "An owner or admin of your account",
            "account",
            "See who they are",
        )
    if section.opens is Opens.WITH_APPROVAL and not _is_unlocked(membership.account):
        return _LOCKS[membership.account.stage]
    return None


def _is_unlocked(account: Account) -> bool:
    return are_keys_open(stage=account.stage, tier=account.tier)
