"""What one visit may cost, and what came of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    connect: float = 5.0  # seconds for name, connection and handshake of one address
    total: float = 8.0  # seconds on the wall clock, over all redirects
    bytes: int = 2_097_152  # of the body, after decompression
    redirects: int = 3


@dataclass(frozen=True, slots=True)
class Fetched:
    url: str  # as asked
    final_url: str  # where it ended
    status: int  # HTTP status, 0 without an answer
    content_type: str  # media type, lower case, no parameters
    charset: str  # from the header, "" if none
    body: bytes  # decoded (gzip etc.), at most Limits.bytes
    truncated: bool  # the body was longer
    redirects: tuple[str, ...]  # every URL passed through, in order, without the last
    address: str  # the IP address connected to, "" if none
    tls: str  # "TLSv1.3", "" for plain http
    elapsed_ms: int
    failure: str  # "" or one of config.http.failed.Failure
    detail: str  # one plain sentence about the failure, safe to show
