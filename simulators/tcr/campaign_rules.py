"""The fields of a campaign, and which of them can be changed later."""

from simulators.tcr.answers import Problem
from simulators.tcr.enums import CARRIERS, SUB_USECASES, USECASES
from simulators.tcr.rules import (
    KEYWORDS,
    URL,
    Text,
    check_empty,
    check_flags,
    check_lists,
    check_required,
    check_texts,
    is_list_of_texts,
    problem,
)

STORY = Text(4096, 40)
SAMPLE = Text(1024, 20)
MESSAGE = Text(320, 20)
WORDS = Text(255, pattern=KEYWORDS)
LINK = Text(255, pattern=URL)
SAMPLES = tuple(f"sample{number}" for number in range(1, 6))
KEYWORD_FIELDS = ("optinKeywords", "optoutKeywords", "helpKeywords")
MESSAGE_FIELDS = ("optinMessage", "optoutMessage", "helpMessage")
LINK_FIELDS = ("privacyPolicyLink", "termsAndConditionsLink")

CHANGEABLE: dict[str, Text] = {
    "description": STORY,
    "messageFlow": STORY,
    **dict.fromkeys(SAMPLES, SAMPLE),
    **dict.fromkeys(KEYWORD_FIELDS, WORDS),
    **dict.fromkeys(MESSAGE_FIELDS, MESSAGE),
    **dict.fromkeys(LINK_FIELDS, LINK),
    "resellerId": Text(7, 7),
}
FIXED: dict[str, Text] = {
    "brandId": Text(7, 7),
    "usecase": Text(choices=tuple(USECASES)),
    "embeddedLinkSample": Text(255),
    "referenceId": Text(50),
}
REQUIRED_FLAGS = ("subscriberOptin", "subscriberOptout", "subscriberHelp", "termsAndConditions")
FLAGS = ("embeddedLink", "embeddedPhone", "numberPool", "ageGated", "directLending")
FLAGS += ("affiliateMarketing", *REQUIRED_FLAGS)
LISTS = ("subUsecases", "mnoIds", "tag")
KNOWN = (*CHANGEABLE, *FIXED, *FLAGS, *LISTS, "autoRenewal")
REVIEWED = frozenset(CHANGEABLE) - {"resellerId"}  # a change of these is reviewed again
REQUIRED = ("brandId", "usecase", "subUsecases", "description", "messageFlow", "sample1")


def check_campaign(body: dict) -> list[Problem]:
    """Everything that does not depend on the brand."""
    return [
        *check_empty(body),
        *check_required(body, REQUIRED),
        *check_texts(body, CHANGEABLE | FIXED),
        *check_flags(body, (*FLAGS, "autoRenewal")),
        *check_lists(body, LISTS),
        *(
            problem(name, "must be true")
            for name in REQUIRED_FLAGS
            if body.get(name, False) is False
        ),
        *check_carriers(body),
        *check_subjects(body),
        *check_samples(body),
    ]


def check_change(body: dict, fields: dict) -> list[Problem]:
    """A change sends what it changes; what cannot be changed may only be sent as it is."""
    kept = [name for name in KNOWN if name not in CHANGEABLE and name != "autoRenewal"]
    touched = [name for name in kept if name in body and body[name] != fields.get(name, False)]
    if (
        "resellerId" in fields
        and body.get("resellerId", fields["resellerId"]) != (fields["resellerId"])
    ):
        touched.append("resellerId")
    return [
        *check_empty(body),
        *check_texts(body, CHANGEABLE),
        *check_flags(body, ["autoRenewal"]),
        *(problem(name, "cannot be changed") for name in touched),
    ]


def check_carriers(body: dict) -> list[Problem]:
    chosen = body.get("mnoIds", [])
    known = is_list_of_texts(chosen) and set(chosen) <= set(CARRIERS)
    return [] if known else [problem("mnoIds", f"may have {', '.join(CARRIERS)}")]


def check_subjects(body: dict) -> list[Problem]:
    """How many sub-usecases, and which."""
    usecase, chosen = USECASES.get(str(body.get("usecase"))), body.get("subUsecases")
    if usecase is None or not is_list_of_texts(chosen):
        return []
    if not usecase.least <= len(set(chosen)) <= usecase.most:
        return [problem("subUsecases", f"must have {usecase.least} to {usecase.most} entries")]
    unknown = [name for name in chosen if name not in SUB_USECASES]
    return [problem("subUsecases", f"may not have {name}") for name in unknown]


def check_samples(body: dict) -> list[Problem]:
    """As many as the carrier that asks for most."""
    needed = 2 if body.get("usecase") == "MIXED" else 1
    given = sum(name in body for name in SAMPLES)
    return [problem(f"sample{needed}", "is required")] if 0 < given < needed else []
