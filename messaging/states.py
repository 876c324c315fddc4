"""The life of a message. The legal moves are one table; the database enforces the same table.

Late or repeated receipts never move a message backward: a move that is not listed here does not
happen. A message that we have given up on stays given up, even if a receipt turns up later.
"""

from django.db.models import TextChoices


class Status(TextChoices):
    QUEUED = "QUEUED"  # accepted; the row is the work to do
    SCHEDULED = "SCHEDULED"  # waits for its time
    ROUTED = "ROUTED"  # handed to the provider, answer outstanding
    SENT = "SENT"  # the provider has taken it
    DELIVERED = "DELIVERED"
    READ = "READ"
    FAILED = "FAILED"
    BLOCKED = "BLOCKED"  # something on the account's side was not in order
    FILTERED = "FILTERED"  # policy or consent: never to be resent
    CANCELLED = "CANCELLED"
    RECEIVED = "RECEIVED"  # inbound


_GIVEN_UP = (Status.FAILED, Status.BLOCKED, Status.FILTERED)

LEGAL_MOVES: tuple[tuple[str, str], ...] = (
    (Status.QUEUED, Status.ROUTED),
    # A receipt for what waits for another try: the first try had arrived after all.
    (Status.QUEUED, Status.SENT),
    (Status.QUEUED, Status.DELIVERED),
    *((Status.QUEUED, given_up) for given_up in _GIVEN_UP),
    (Status.SCHEDULED, Status.QUEUED),
    (Status.SCHEDULED, Status.CANCELLED),
    *((Status.SCHEDULED, given_up) for given_up in _GIVEN_UP),
    (Status.ROUTED, Status.QUEUED),  # the provider asks to come back later
    (Status.ROUTED, Status.SENT),
    (Status.ROUTED, Status.DELIVERED),  # the receipt overtook our own note
    (Status.ROUTED, Status.READ),
    *((Status.ROUTED, given_up) for given_up in _GIVEN_UP),
    (Status.SENT, Status.DELIVERED),
    (Status.SENT, Status.READ),
    (Status.SENT, Status.FAILED),
    (Status.DELIVERED, Status.READ),
)

# Quiet hours give a held message a later time. It keeps its state, so the trigger has no say.
POSTPONEMENT: tuple[str, str] = (Status.SCHEDULED, Status.SCHEDULED)

# Money: held when accepted, captured when the provider takes it, released when it never does.
CAPTURING = (Status.SENT, Status.DELIVERED, Status.READ)
RELEASING = (*_GIVEN_UP, Status.CANCELLED)
UNSETTLED = (Status.QUEUED, Status.SCHEDULED, Status.ROUTED)
