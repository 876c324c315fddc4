"""The requests: half of their recipients are contacts already, half the account has never met.

No recipient comes up so often that the recipient rate check would refuse it. Each request leaves
room for an Idempotency-Key of its own, which the load generator fills in.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import islice

from bench.load import KEY
from bench.numbers import CONTACTS, OPTED_OUT, known_to, strangers_to
from bench.seed import Sender

_FASTEST = 2000  # requests a second, of one recipient each
_MOST_KNOWN = CONTACTS - OPTED_OUT  # to each of whom one request writes once


class Traffic:
    """Goes on where it stopped, so that later rounds meet other recipients."""

    def __init__(self, senders: Sequence[Sender], *, port: int) -> None:
        self.senders, self.port = senders, port
        self.chance = random.Random(1)
        self.known = [known_to(n, chance=self.chance) for n in range(len(senders))]
        self.strangers = [strangers_to(n, chance=self.chance) for n in range(len(senders))]

    def build_for(
        self, seconds: float, *, recipients: int, account: int | None = None
    ) -> list[str]:
        """Return as many requests as may be needed in that time."""
        count = int(_FASTEST * seconds / recipients**0.5)
        return self.build(count, recipients=recipients, account=account)

    def build(self, count: int, *, recipients: int, account: int | None = None) -> list[str]:
        """Return ``count`` requests of ``account``, or each of a sender drawn at random."""
        return [self._build_one(turn, recipients, account) for turn in range(count)]

    def _build_one(self, turn: int, recipients: int, only: int | None) -> str:
        account = self.chance.randrange(len(self.senders)) if only is None else only
        known = min(recipients // 2 + (recipients % 2 and turn % 2), _MOST_KNOWN)
        phones = list(islice(self.known[account], known))
        phones += islice(self.strangers[account], recipients - known)
        return self._as_http(self.senders[account], phones)

    def _as_http(self, sender: Sender, phones: Sequence[str]) -> str:
        template = {"id": sender.template_id, "parameters": {"name": "Sam"}}
        body = json.dumps({"to": phones, "template": template, "channel": ["sms"]})
        return (
            "POST /v3/messages HTTP/1.1\r\n"
            f"Host: 127.0.0.1:{self.port}\r\n"
            f"x-api-key: {sender.key}\r\n"
            f"Idempotency-Key: {KEY}\r\n"
            "Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
