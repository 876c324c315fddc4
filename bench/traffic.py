"""The requests: half of their recipients are contacts already, half the account has never met.

No recipient comes up so often that the recipient rate check would refuse it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from itertools import islice

from bench.numbers import known_to, strangers_to
from bench.seed import Sender


class Traffic:
    """Goes on where it stopped, so that later rounds meet other recipients."""

    def __init__(self, senders: Sequence[Sender], *, port: int) -> None:
        self.senders, self.port = senders, port
        self.chance = random.Random(1)
        self.known = [known_to(n, chance=self.chance) for n in range(len(senders))]
        self.strangers = [strangers_to(n, chance=self.chance) for n in range(len(senders))]

    def build(self, count: int, *, recipients: int) -> list[str]:
        """Return ``count`` requests, each of a sender drawn at random."""
        return [self._build_one(turn, recipients) for turn in range(count)]

    def _build_one(self, turn: int, recipients: int) -> str:
        account = self.chance.randrange(len(self.senders))
        known = recipients // 2 + (recipients % 2 and turn % 2)
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
            "Content-Type: application/json\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}"
        )
