"""Outbound HTTP: ``request_json`` to partners we chose, ``fetch``, ``post_json`` and ``post_event``
to addresses that strangers named.
"""

from config.http.fetch import fetch
from config.http.fetched import Fetched, Limits
from config.http.post import check_address, post_event, post_json
from config.http.provider import Answer, ProviderError, request_json

__all__ = [
    "Answer",
    "Fetched",
    "Limits",
    "ProviderError",
    "check_address",
    "fetch",
    "post_event",
    "post_json",
    "request_json",
]
