"""Header, footer and the settings of authentication templates."""

import re
from collections.abc import Iterator

from templates_app.definition.placeholders import list_indexes
from templates_app.definition.problem import Problem
from templates_app.definition.sections import Definition

_LONGEST = 60  # characters, header and footer alike
_SAMPLED = frozenset({"image", "video", "gif", "document"})
_SAMPLE = re.compile(r"https://s\.dm/s/[A-Z0-9]{8}")


def check_text_header(definition: Definition) -> Iterator[Problem]:
    header = definition.get("header")
    if header is None or header.get("type", "text") != "text":
        return
    text = header.get("template", "")
    if not text.strip():
        yield "definition.header.template", "A text header needs a text."
    if len(text) > _LONGEST:
        yield "definition.header.template", f"At most {_LONGEST} characters."
    if len(list_indexes(text)) > 1:
        yield "definition.header.template", "At most 1 variable."


def check_media_header(definition: Definition) -> Iterator[Problem]:
    header = definition.get("header", {})
    if header.get("type") in _SAMPLED and not _SAMPLE.fullmatch(header.get("example_url", "")):
        yield (
            "definition.header.example_url",
            "Give the sample's address, https://s.dm/s/ and eight capital letters or digits.",
        )


def check_location_header(definition: Definition) -> Iterator[Problem]:
    header = definition.get("header", {})
    if header.get("type") == "location" and "location" not in header:
        yield "definition.header.location", "Give name, address, latitude and longitude."


def check_footer(definition: Definition) -> Iterator[Problem]:
    if len(definition.get("footer", {}).get("template", "")) > _LONGEST:
        yield "definition.footer.template", f"At most {_LONGEST} characters."


def check_code_expiration(definition: Definition) -> Iterator[Problem]:
    minutes = definition.get("authenticationConfig", {}).get("codeExpirationMinutes", 1)
    if not 1 <= minutes <= 90:
        yield "definition.authenticationConfig.codeExpirationMinutes", "Between 1 and 90 minutes."
