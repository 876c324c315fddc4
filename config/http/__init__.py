"""Outbound HTTP: ``request_json`` to partners we chose, ``fetch`` to sites that strangers named."""

from config.http.fetch import fetch
from config.http.fetched import Fetched, Limits
from config.http.provider import Answer, ProviderError, request_json

__all__ = ["Answer", "Fetched", "Limits", "ProviderError", "fetch", "request_json"]
