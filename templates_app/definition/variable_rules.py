"""Variables: each placeholder is well formed and has one name that a caller can use as a key."""

from collections.abc import Iterator

from templates_app.definition.placeholders import NAME, PLACEHOLDER, name_variables
from templates_app.definition.problem import Problem
from templates_app.definition.sections import Definition, Section, list_sections


def _get_text_field(section: Section) -> str:
    return f"{section.path}.{'url' if section.path.endswith('.props') else 'template'}"


def check_placeholders_are_well_formed(definition: Definition) -> Iterator[Problem]:
    for section in list_sections(definition):
        rest = PLACEHOLDER.sub("", section.text)
        if "{{" in rest or "}}" in rest:
            yield _get_text_field(section), "Write variables as {{index:variable}}, index from 0."


def check_placeholders_are_declared(definition: Definition) -> Iterator[Problem]:
    for section in list_sections(definition):
        for index, name in name_variables(section.text, section.variables).items():
            if name is None:
                yield (
                    f"{section.path}.variables",
                    f"There is no variable with id {index}, which the text uses.",
                )


def check_variable_ids_are_unique(definition: Definition) -> Iterator[Problem]:
    for section in list_sections(definition):
        ids = [each.get("id", 0) for each in section.variables]
        if len(ids) != len(set(ids)):
            yield f"{section.path}.variables", "variables must have unique IDs"


def check_variable_names(definition: Definition) -> Iterator[Problem]:
    for section in list_sections(definition):
        for position, each in enumerate(section.variables):
            if not NAME.fullmatch(each["name"]):
                yield (
                    f"{section.path}.variables.{position}.name",
                    "Begin with a letter, then letters, digits and underscores; at most 60.",
                )
