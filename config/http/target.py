"""A web address is read once, strictly; what was read is what is checked, visited and shown.

Only http and https, only ports 80 and 443, no user name, no password, no character that one
program might read otherwise than another (spaces, control and invisible characters, backslashes).
Names in other scripts are turned into their ASCII form first, so that full-width digits and dots
are seen for what they are.
"""

import re
import string
from dataclasses import dataclass
from urllib.parse import quote

import idna

from config.http.addresses import read_bracketed, refuse_odd_numbers
from config.http.failed import Failed

LONGEST_URL = 4096  # characters
_LONGEST_NAME = 253  # RFC 1035
_PORTS = {"http": 80, "https": 443}
_URL = re.compile(r"(https?)://([^/?#]*)([^?#]*)(\?[^#]*)?(?:#.*)?", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:\[([^\[\]]*)\]|([^\[\]:]*))(?::(80|443)?)?")
_LABEL = re.compile(r"[a-z0-9_-]{1,63}")


@dataclass(frozen=True, slots=True)
class Target:
    scheme: str  # http or https
    host: str  # name in ASCII without a last dot, or address without brackets
    port: int  # 80 or 443
    path: str  # with query, percent-encoded

    @property
    def authority(self) -> str:
        """What the Host header says: the port only if it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


def read_target(url: str) -> Target:
    """Return the parts of a web address. Raises Failed (``url_not_public``)."""
    found = _URL.fullmatch(_clean(url))
    if found is None:
        raise _refusal("A web address begins with http:// or https://.")
    scheme, authority, path, query = found.groups(default="")
    scheme = scheme.lower()
    host, port = _read_authority(authority)
    asked = quote((path or "/") + query, safe=string.punctuation)
    return Target(scheme, host, int(port) if port else _PORTS[scheme], asked)


def _clean(url: str) -> str:
    if len(url) > LONGEST_URL:
        raise _refusal("The web address is too long.")
    if not url.isprintable() or " " in url or "\\" in url:
        raise _refusal("The web address holds a space or a character that cannot stand in one.")
    return url


def _read_authority(authority: str) -> tuple[str, str]:
    if "@" in authority:
        raise _refusal("Leave out the user name and password before the @ sign.")
    found = _AUTHORITY.fullmatch(authority)
    if found is None:
        raise _refusal("The web address has a host or port that is not visited.")
    bracketed, name, port = found.groups()
    return (_read_name(name) if bracketed is None else read_bracketed(bracketed)), port or ""


def _read_name(name: str) -> str:
    host = _to_ascii(name).lower().removesuffix(".")
    if len(host) > _LONGEST_NAME or not all(map(_LABEL.fullmatch, host.split("."))):
        raise _refusal("The web address holds no name of a web site.")
    refuse_odd_numbers(host)
    return host


def _to_ascii(name: str) -> str:
    if name.isascii():
        return name
    if len(name) > _LONGEST_NAME:
        raise _refusal("The name in the web address is too long.")
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise _refusal("The web address holds no name of a web site.") from error


def _refusal(detail: str) -> Failed:
    return Failed("url_not_public", detail)
