"""Outbound HTTP: ``request_json`` to partners we chose, ``fetch`` and ``post_json`` to addresses
that strangers named.
"""

from config.http.fetch import fetch
from config.http.fetched import Fetched, Limits
from config.http.post import post_json
from config.http.provider import Answer, ProviderError, request_json

__all__ = ["Answer", "Fetched", "Limits", "ProviderError", "fetch", "post_json", "request_json"]
