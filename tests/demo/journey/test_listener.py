from __future__ import annotations

import base64

import pytest

from accounts.webhook_signature import sign
from demo.journey.listener import Told

KEY = base64.b64encode(b"0123456789abcdef0123456789abcdef").decode()
RAW = '{"field":"message"}'


def _tell(raw: str = RAW) -> Told:
    webhook_id, timestamp = "d4f5a6b7-c8d9-4e0f-a1b2-c3d4e5f6a7b8", 1_790_000_000
    signature = sign(RAW.encode(), keys=[KEY], webhook_id=webhook_id, timestamp=timestamp)
    headers = {
        "X-Webhook-ID": webhook_id,
        "X-Webhook-Timestamp": str(timestamp),
        "X-Webhook-Signature": signature,
    }
    return Told(headers, raw)


def test_what_we_signed_is_recognized() -> None:
    assert _tell().is_signed(f"whsec_{KEY}")


@pytest.mark.parametrize(
    ("told", "secret"),
    [
        (_tell(RAW + " "), f"whsec_{KEY}"),
        (_tell(), f"whsec_{base64.b64encode(b'another').decode()}"),
    ],
)
def test_other_words_and_other_secrets_are_not(told: Told, secret: str) -> None:
    assert not told.is_signed(secret)
