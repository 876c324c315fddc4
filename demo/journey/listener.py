"""The customer's own system at hooks.example: what it was told, and whether we were the ones."""

import base64
import hashlib
import hmac
import json
from dataclasses import dataclass
from typing import Any

import httpx

HOST = "hooks.example"


@dataclass(frozen=True, slots=True)
class Told:
    """One event as it was posted."""

    headers: dict[str, str]
    raw: str

    @property
    def body(self) -> Any:
        return json.loads(self.raw)

    def is_signed(self, secret: str) -> bool:
        """Check the signature as docs/webhooks.md says, on the body as it came."""
        key = base64.b64decode(secret.removeprefix("whsec_"))
        head = f"{self.headers['X-Webhook-ID']}.{self.headers['X-Webhook-Timestamp']}."
        digest = hmac.digest(key, (head + self.raw).encode(), hashlib.sha256)
        ours = "v1," + base64.b64encode(digest).decode()
        given = self.headers["X-Webhook-Signature"].split(" ")
        return any(hmac.compare_digest(ours, each) for each in given)


class Listener:
    """``path`` keeps one account's events apart from another's."""

    def __init__(self, websites: str, path: str) -> None:
        self.url, self._path = f"http://{HOST}{path}", path
        self._client = httpx.Client(base_url=websites, timeout=10, trust_env=False)

    def list_told(self, kind: str) -> list[Told]:
        """Return the events of a kind, such as ``message.delivered``, oldest first."""
        answer = self._client.get("/sim/hooks", params={"path": self._path}).json()
        told = [Told(each["headers"], each["body"]) for each in answer["told"]]
        return [each for each in told if each.headers.get("X-Webhook-Event-Type") == kind]
