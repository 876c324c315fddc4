"""The parts of a definition, and what each channel would show of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from templates_app.definition.placeholders import PLACEHOLDER, name_variables

Definition = Mapping[str, Any]  # as the contract writes it, types checked, without nulls

BODIES = ("multiChannel", "sms", "whatsapp", "rcs", "mms")
# What a channel renders: the first of these bodies that is there.
_FALLBACKS = {
    "sms": ("sms", "multiChannel"),
    "whatsapp": ("whatsapp", "multiChannel"),
    "rcs": ("rcs", "multiChannel", "sms"),
    "mms": ("mms", "multiChannel", "sms"),
}


@dataclass(frozen=True, slots=True)
class Section:
    """A text with variables; ``path`` is where the author wrote it."""

    path: str
    text: str
    variables: list[Mapping[str, Any]]


def _read_section(path: str, part: Mapping[str, Any]) -> Section:
    return Section(path, part.get("template", ""), part.get("variables", []))


def drop_nulls(value: Any) -> Any:
    """Return the value without members that are null: absent and null mean the same."""
    if isinstance(value, Mapping):
        return {key: drop_nulls(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [drop_nulls(each) for each in value]
    return value


def list_bodies(definition: Definition) -> Iterator[tuple[str, Section]]:
    """Yield each body with its kind, in the canonical order."""
    body = definition.get("body", {})
    for kind in BODIES:
        if kind in body:
            yield kind, _read_section(f"definition.body.{kind}", body[kind])


def list_sections(definition: Definition) -> Iterator[Section]:
    """Yield every text with variables, in the order a reader sees them."""
    if "header" in definition:
        yield _read_section("definition.header", definition["header"])
    for _, section in list_bodies(definition):
        yield section
    if "footer" in definition:
        yield _read_section("definition.footer", definition["footer"])
    for index, button in enumerate(definition.get("buttons", [])):
        props = button.get("props", {})
        path = f"definition.buttons.{index}.props"
        yield Section(path, props.get("url", ""), props.get("variables", []))


def list_channels(definition: Definition) -> list[str]:
    """Return the channels the content can render on, in canonical order."""
    kinds = {kind for kind, _ in list_bodies(definition)}
    return [channel for channel, bodies in _FALLBACKS.items() if kinds.intersection(bodies)]


def list_variable_names(definition: Definition) -> list[str]:
    """Return the name of every variable, each once, in reading order."""
    names: dict[str, None] = {}
    for section in list_sections(definition):
        named = name_variables(section.text, section.variables)
        names |= dict.fromkeys(named[index] or "" for index in sorted(named))
    return [name for name in names if name]


def get_sms_section(definition: Definition) -> Section:
    """Return the body that an SMS carries; a valid definition has one."""
    bodies = dict(list_bodies(definition))
    return next(bodies[kind] for kind in _FALLBACKS["sms"] if kind in bodies)


def compile_sms_body(definition: Definition) -> tuple[str, list[str]]:
    """Return the SMS text and its variables' names, with placeholders counting from 0 in step."""
    section = get_sms_section(definition)
    named = name_variables(section.text, section.variables)
    names = list(dict.fromkeys(named[index] or "" for index in sorted(named)))
    places = {index: names.index(name or "") for index, name in named.items()}

    def rewrite(match: Any) -> str:
        place = places[int(match[1])]
        return f"{{{{{place}:{names[place]}}}}}"

    return PLACEHOLDER.sub(rewrite, section.text), names
