"""``X-Registry-Signature``: base64 of HMAC-SHA1, keyed with the account's secret.

What is signed is the webhook URL as subscribed and the body in canonical form (RFC 8785, JCS). The
bodies are flat objects of texts, booleans and whole numbers, for which JCS comes down to sorted
keys, no white space and no needless escapes.
"""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

HEADER = "X-Registry-Signature"


def canonical(body: Mapping[str, object]) -> str:
    """Keys are ordered by their UTF-16 units, as RFC 8785 §3.2.3 has it."""
    ordered = dict(sorted(body.items(), key=lambda item: item[0].encode("utf-16-be")))
    return json.dumps(ordered, separators=(",", ":"), ensure_ascii=False)


def sign(secret: str, *, url: str, body: Mapping[str, object]) -> str:
    message = (url + canonical(body)).encode()
    return base64.b64encode(hmac.new(secret.encode(), message, hashlib.sha1).digest()).decode()
