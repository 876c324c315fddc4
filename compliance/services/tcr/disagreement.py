"""What nobody told us, and what nobody here knows: both are for staff to see, and for the log."""

import logging

from django.utils import timezone

from compliance.services.tcr.moves import Registered, record

logger = logging.getLogger(__name__)


def note_disagreement(registered: Registered, state: str, *, expected: bool) -> None:
    """TCR's truth is not what we had, and no event had come: an alert and a timeline line."""
    if expected:
        return
    registered.disagreed_at = timezone.now()
    logger.error(
        "ALARM registry: %s was %s here and is %s there; no event said so",
        registered.pk,
        registered.state,
        state,
    )
    record(registered, "status_corrected", before=registered.state, facts={"found": state})


def note_unmapped(registered: Registered, words: str) -> None:
    """A word of TCR's that we do not know pages staff once; the state stays what it is.

    Without ``words`` all that TCR said is known (again).
    """
    words = words[:200]
    if words and words != registered.unmapped:
        logger.error("ALARM registry: %s: %s is not known here", registered.pk, words)
        record(registered, "unmapped", facts={"words": words})
    registered.unmapped = words
