"""The other side of the air: what reached the carrier, and a person who answers."""

from typing import Any

import httpx


class CarrierView:
    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=url, timeout=10, trust_env=False)

    def count_sends(self) -> int:
        """Return how many sends ever reached the carrier, refused ones too."""
        calls: dict[str, int] = self._client.get("/sim/counters").json()["calls"]
        return calls.get("POST /v2/messages", 0)

    def list_messages(self, to: str) -> list[dict[str, Any]]:
        found = self._client.get("/sim/messages", params={"to": to}).json()
        return list(found["messages"])

    def text_in(self, *, sender: str, to: str, text: str) -> None:
        """A person writes from their handset."""
        body = {"from": sender, "to": to, "text": text}
        self._client.post("/sim/inbound", json=body).raise_for_status()
