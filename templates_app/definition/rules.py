"""Every rule for a definition. Reading this tuple is reading the policy.

Types are checked at the door; these rules may rely on them. All rules are asked, so that an author
hears everything that is wrong at once.
"""

from config.errors import DomainError, ErrorCode
from templates_app.definition import body_rules, button_rules, header_rules, variable_rules
from templates_app.definition.problem import Rule
from templates_app.definition.sections import Definition

RULES: tuple[Rule, ...] = (
    body_rules.check_strategy,
    body_rules.check_length,
    body_rules.check_letters_around_variables,
    body_rules.check_enough_words,
    body_rules.check_variables_apart,
    body_rules.check_line_breaks,
    body_rules.check_spaces,
    body_rules.check_mms_media,
    variable_rules.check_placeholders_are_well_formed,
    variable_rules.check_placeholders_are_declared,
    variable_rules.check_variable_ids_are_unique,
    variable_rules.check_variable_names,
    header_rules.check_text_header,
    header_rules.check_media_header,
    header_rules.check_location_header,
    header_rules.check_footer,
    header_rules.check_code_expiration,
    button_rules.check_button_ids_are_unique,
    button_rules.check_button_labels,
    button_rules.check_button_targets,
    button_rules.check_button_urls,
)


def check_definition(definition: Definition) -> None:
    """Raise DomainError ``REQUEST_INVALID`` with every problem, each under its field."""
    details: dict[str, list[str]] = {}
    for rule in RULES:
        for field, sentence in rule(definition):
            details.setdefault(field, []).append(sentence)
    if details:
        raise DomainError(ErrorCode.REQUEST_INVALID, details=details)
