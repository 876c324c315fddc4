"""What a body must be like: Meta's limits, which hold for every body that may end up there.

Meta wants each variable to stand in context, so that nobody can send anything they like through
a template of nothing but variables.
"""

import re
from collections.abc import Iterator

from config.http.failed import Failed
from config.http.target import read_target
from templates_app.definition.placeholders import (
    PLACEHOLDER,
    list_indexes,
    remove_placeholders,
)
from templates_app.definition.problem import Problem
from templates_app.definition.sections import Definition, Section, list_bodies

_LONGEST = 1024  # characters
_LONGEST_RCS = 3072  # an RCS body never reaches Meta
_ADJACENT = re.compile(PLACEHOLDER.pattern + r"\s*" + PLACEHOLDER.pattern)


def _list_sections(definition: Definition) -> Iterator[Section]:
    return (section for _, section in list_bodies(definition))


def _at(section: Section, sentence: str) -> Problem:
    return f"{section.path}.template", sentence


def check_strategy(definition: Definition) -> Iterator[Problem]:
    kinds = {kind for kind, _ in list_bodies(definition)}
    if kinds & {"multiChannel", "sms", "whatsapp"} not in ({"multiChannel"}, {"sms", "whatsapp"}):
        yield (
            "definition.body",
            "Give either multiChannel alone or sms and whatsapp together; "
            "rcs and mms only vary one of these.",
        )


def check_length(definition: Definition) -> Iterator[Problem]:
    for kind, section in list_bodies(definition):
        longest = _LONGEST_RCS if kind == "rcs" else _LONGEST
        if len(section.text) > longest:
            yield _at(section, f"At most {longest} characters; this has {len(section.text)}.")


def check_letters_around_variables(definition: Definition) -> Iterator[Problem]:
    for section in _list_sections(definition):
        fixed = PLACEHOLDER.split(section.text)
        if len(fixed) == 1:
            continue
        if not any(each.isalpha() for each in fixed[0]):
            yield _at(section, "There must be a letter before the first variable.")
        if not any(each.isalpha() for each in fixed[-1]):
            yield _at(section, "There must be a letter after the last variable.")


def check_enough_words(definition: Definition) -> Iterator[Problem]:
    for section in _list_sections(definition):
        needed = 2 * len(list_indexes(section.text)) + 1
        tokens = remove_placeholders(section.text).split()
        words = sum(any(each.isalnum() for each in token) for token in tokens)
        if words < needed:
            yield _at(section, f"At least {needed} words besides the variables; there are {words}.")


def check_variables_apart(definition: Definition) -> Iterator[Problem]:
    for section in _list_sections(definition):
        if _ADJACENT.search(section.text):
            yield _at(section, "Two variables must have words between them.")


def check_line_breaks(definition: Definition) -> Iterator[Problem]:
    for section in _list_sections(definition):
        text = section.text.replace("\r\n", "\n").replace("\r", "\n")
        if text != text.strip("\n"):
            yield _at(section, "No line break at the beginning or the end.")
        if "\n\n\n" in text:
            yield _at(section, "At most 2 line breaks in a row.")


def check_spaces(definition: Definition) -> Iterator[Problem]:
    for section in _list_sections(definition):
        if " " * 5 in section.text:
            yield _at(section, "At most 4 spaces in a row.")


def check_mms_media(definition: Definition) -> Iterator[Problem]:
    """The carrier fetches each when it sends, as it does what a send brings along itself."""
    for position, media in enumerate(definition.get("body", {}).get("mms", {}).get("media", [])):
        if not _is_https(media["url"]):
            yield f"definition.body.mms.media.{position}.url", "Give the https address of a file."


def _is_https(url: str) -> bool:
    try:
        return read_target(url).scheme == "https"
    except Failed:
        return False
