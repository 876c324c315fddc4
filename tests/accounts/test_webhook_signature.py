"""The arithmetic that receivers repeat."""

import base64

import pytest

from accounts.webhook_signature import make_secret, sign

SECRET = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY="
ENDPOINT = "d4f5a6b7-c8d9-4e0f-a1b2-c3d4e5f6a7b8"
STAMP = 1_790_000_000
BODY = (
    b'{"field":"message","event":"message.delivered","timestamp":"2026-09-21T14:13:20Z",'
    b'"request_id":"req_1","payload":{"message_id":"8ba7b830-9dad-11d1-80b4-00c04fd430c8",'
    b'"message_status":"DELIVERED"}}'
)
KNOWN = "v1,4VQfNa9kTRJZj5r3s3vAcq+kk+S7K6u7QDTMVfcnOj0="


def test_known_answer() -> None:
    assert sign(BODY, keys=[SECRET], webhook_id=ENDPOINT, timestamp=STAMP) == KNOWN


@pytest.mark.parametrize(
    ("body", "webhook_id", "timestamp"),
    [(BODY + b" ", ENDPOINT, STAMP), (BODY, ENDPOINT[::-1], STAMP), (BODY, ENDPOINT, STAMP + 1)],
)
def test_whatever_changes_the_signature_changes(
    body: bytes, webhook_id: str, timestamp: int
) -> None:
    assert sign(body, keys=[SECRET], webhook_id=webhook_id, timestamp=timestamp) != KNOWN


def test_two_secrets_sign_beside_each_other() -> None:
    other = make_secret()
    both = sign(BODY, keys=[other, SECRET], webhook_id=ENDPOINT, timestamp=STAMP).split(" ")
    assert both[1] == KNOWN
    assert both[0] == sign(BODY, keys=[other], webhook_id=ENDPOINT, timestamp=STAMP)


def test_a_secret_is_32_random_bytes() -> None:
    first, second = make_secret(), make_secret()
    assert first.startswith("whsec_")
    assert len(base64.b64decode(first.removeprefix("whsec_"))) == 32
    assert first != second
