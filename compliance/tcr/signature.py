"""TCR signs its webhooks: base64 of HMAC-SHA1 under the account's secret, over the address that
was subscribed and the body in canonical JSON (RFC 8785).

The bodies are flat and hold texts, booleans and whole numbers only; for those, sorted keys without
spaces are the canonical form.
"""

import base64
import hashlib
import hmac
import json
from typing import Any


def canonicalize(body: dict[str, Any]) -> str:
    """Return the canonical form. Raises ValueError for NaN and infinity."""
    ordered = dict(sorted(body.items(), key=lambda item: item[0].encode("utf-16-be")))
    return json.dumps(ordered, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sign(body: dict[str, Any], *, url: str, secret: str) -> str:
    message = (url + canonicalize(body)).encode(errors="surrogatepass")
    return base64.b64encode(hmac.digest(secret.encode(), message, hashlib.sha1)).decode()


def is_signed(body: dict[str, Any], *, url: str, secret: str, signature: str) -> bool:
    """Tell whether a body came from who knows the secret; without a secret nothing does."""
    if not secret:
        return False
    wanted = sign(body, url=url, secret=secret)
    return hmac.compare_digest(wanted.encode(), signature.encode(errors="replace"))
