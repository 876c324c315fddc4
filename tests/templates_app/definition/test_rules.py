"""One row per way in which a definition can be wrong, and the field that is then named."""

from typing import Any

import pytest

from config.errors import DomainError, ErrorCode
from templates_app.definition.rules import check_definition
from tests.templates_app.conftest import write

_BODY = "definition.body.multiChannel"
_PLAIN = {"template": "We are open today.", "type": "text"}
_CAT = "https://cdn.example.com/cat.jpg"
_VARIABLE = {"id": 0, "name": "name", "type": "variable"}


def _bodies(**kinds: Any) -> dict[str, Any]:
    return {"body": {kind: {**_PLAIN, **(part or {})} for kind, part in kinds.items()}}


def _button(kind: str = "QUICK_REPLY", number: int = 1, **props: Any) -> dict[str, Any]:
    return {"id": number, "type": kind, "props": {"text": "Yes", **props}}


def _with_buttons(*buttons: dict[str, Any]) -> dict[str, Any]:
    return write(buttons=list(buttons))


_VALID: list[dict[str, Any]] = [
    write(),
    write("Hello {{0:name}}, how are you?"),  # the word itself is the name
    _bodies(multiChannel=None),
    _bodies(sms=None, whatsapp=None),
    _bodies(multiChannel=None, rcs={"template": "x" * 3072}, mms=None),
    _bodies(sms=None, whatsapp=None, rcs=None, mms=None),
    _bodies(multiChannel=None, mms={"subject": "A cat", "media": [{"url": _CAT}]}),
    _bodies(multiChannel=None, mms={"media": [{"url": _CAT, "mediaType": "image"}] * 10}),
    write("One two\n\nthree    four."),
    write("x" * 1024),
    write("Hello {{0:a}} and {{7:b}}, we are open today."),  # ids may leave gaps
    write("We, who know {{0:_}}, are open today.", "n_1"),
    write(header={"type": "text", "template": "Hi {{0:name}}"}),
    write(header={"template": "x" * 60}),
    write(header={"template": "Hi {{0:variable}}", "variables": [_VARIABLE]}),  # id 0 here too
    *(
        write(header={"type": kind, "example_url": "https://s.dm/s/ABCD1234"})
        for kind in ("image", "video", "gif", "document")
    ),
    write(header={"type": "location", "location": {"name": "Shop"}}),
    write(footer={"template": "x" * 60}),
    write(authenticationConfig={"codeExpirationMinutes": 1}),
    write(authenticationConfig={"codeExpirationMinutes": 90}),
    write(authenticationConfig={"addSecurityRecommendation": True}),
    _with_buttons(_button(), _button(number=2, text="x" * 25)),
    _with_buttons(_button("URL", url="https://example.com/{{0:code}}")),
    _with_buttons(_button("COPY_CODE", text="", otpType="COPY_CODE")),
    _with_buttons(_button("PHONE_NUMBER", phoneNumber="+442079460123")),
    _with_buttons(_button("VOICE_CALL", activeFor=60)),
    _with_buttons(_button("COPY_CODE", offerCode="SPRING")),
    _with_buttons(*(_button(number=number) for number in range(1, 11))),
]


@pytest.mark.parametrize("definition", _VALID)
def test_definition_within_the_rules_is_accepted(definition: dict[str, Any]) -> None:
    check_definition(definition)


_TEXTS: dict[str, str] = {
    "too long": "x" * 1025,
    "blank": "   ",
    "nothing but emoji": "\U0001f389\U0001f389",
    "variable first": "{{0:variable}} is ready for you now.",
    "only punctuation before": "... {{0:variable}} is ready for you now.",
    "variable last": "Your order has the number {{0:variable}}",
    "only punctuation after": "Your order has the number {{0:variable}}.",
    "too few words": "Hello {{0:variable}} dear",
    "too few words for two": "Hello dear {{0:variable}} and {{1:variable}} bye",
    "adjacent": "Hello my dear {{0:variable}}{{1:variable}} how are you?",
    "adjacent with blanks": "Hello my dear {{0:variable}} \n {{1:variable}} how are you?",
    "line break first": "\nWe are open today.",
    "line break last": "We are open today.\r\n",
    "three line breaks": "We are\n\n\nopen today.",
    "five spaces": "We are     open today.",
    "no index": "Hello {{variable}} and how are you?",
    "no word": "Hello {{0}} and how are you?",
    "blank in it": "Hello {{ 0:variable }} and how are you?",
    "left open": "Hello {{0:variable and how are you?",
    "nested": "Hello {{0:{{1:variable}}}} and how are you?",
    "stray braces": "Hello }} and how are you?",
}


@pytest.mark.parametrize("text", _TEXTS.values(), ids=_TEXTS.keys())
def test_text_against_the_rules_is_named(text: str) -> None:
    assert set(_refuse(write(text))) == {f"{_BODY}.template"}


_GREETING = "Hello {{0:variable}}, how are you?"
_PARTS: dict[str, tuple[dict[str, Any], str]] = {
    "no body": (_bodies(), "definition.body"),
    "sms alone": (_bodies(sms=None), "definition.body"),
    "whatsapp alone": (_bodies(whatsapp=None), "definition.body"),
    "rcs alone": (_bodies(rcs=None), "definition.body"),
    "mms alone": (_bodies(mms=None), "definition.body"),
    "mixed": (_bodies(multiChannel=None, sms=None), "definition.body"),
    "all three": (_bodies(multiChannel=None, sms=None, whatsapp=None), "definition.body"),
    "sms text": (
        _bodies(sms={"template": "five     spaces"}, whatsapp=None),
        "definition.body.sms.template",
    ),
    "rcs and mms without a body to vary": (_bodies(rcs=None, mms=None), "definition.body"),
    "whatsapp too long": (
        _bodies(sms=None, whatsapp={"template": "x" * 1025}),
        "definition.body.whatsapp.template",
    ),
    "mms too long": (
        _bodies(multiChannel=None, mms={"template": "x" * 1025}),
        "definition.body.mms.template",
    ),
    "media not over https": (
        _bodies(multiChannel=None, mms={"media": [{"url": "http://cdn.example.com/cat.jpg"}]}),
        "definition.body.mms.media.0.url",
    ),
    "media nowhere": (
        _bodies(multiChannel=None, mms={"media": [{"url": _CAT}, {"url": "cat.jpg"}]}),
        "definition.body.mms.media.1.url",
    ),
    "rcs too long": (
        _bodies(multiChannel=None, rcs={"template": "x" * 3073}),
        "definition.body.rcs.template",
    ),
    "undeclared": (
        _bodies(multiChannel={"template": _GREETING}),
        f"{_BODY}.variables",
    ),
    "same id twice": (
        _bodies(multiChannel={"template": _GREETING, "variables": [_VARIABLE, _VARIABLE]}),
        f"{_BODY}.variables",
    ),
    "ids left out": (
        _bodies(multiChannel={"template": _GREETING, "variables": [{"name": "a"}, {"name": "b"}]}),
        f"{_BODY}.variables",
    ),
    "name with a digit first": (write(_GREETING, "1st"), f"{_BODY}.variables.0.name"),
    "name with a hyphen": (write(_GREETING, "first-name"), f"{_BODY}.variables.0.name"),
    "name with umlaut": (write(_GREETING, "größe"), f"{_BODY}.variables.0.name"),
    "header without text": (write(header={"type": "text"}), "definition.header.template"),
    "header too long": (
        write(header={"template": "x" * 61}),
        "definition.header.template",
    ),
    "header with two variables": (
        write(header={"type": "text", "template": "{{0:a}} and {{1:b}}"}),
        "definition.header.template",
    ),
    "header without sample": (
        write(header={"type": "image"}),
        "definition.header.example_url",
    ),
    "header with a foreign sample": (
        write(header={"type": "video", "example_url": "https://example.com/s/ABCD1234"}),
        "definition.header.example_url",
    ),
    "header with a small-letter sample": (
        write(header={"type": "gif", "example_url": "https://s.dm/s/abcd1234"}),
        "definition.header.example_url",
    ),
    "header without location": (
        write(header={"type": "location"}),
        "definition.header.location",
    ),
    "footer too long": (write(footer={"template": "x" * 61}), "definition.footer.template"),
    "header with a document's sample missing": (
        write(header={"type": "document", "example_url": ""}),
        "definition.header.example_url",
    ),
    "footer with a broken variable": (
        write(footer={"template": "Bye {{name}}"}),
        "definition.footer.template",
    ),
    "code never expires": (
        write(authenticationConfig={"codeExpirationMinutes": 0}),
        "definition.authenticationConfig.codeExpirationMinutes",
    ),
    "code expires late": (
        write(authenticationConfig={"codeExpirationMinutes": 91}),
        "definition.authenticationConfig.codeExpirationMinutes",
    ),
    "same button id twice": (_with_buttons(_button(), _button()), "definition.buttons"),
    "url without target": (_with_buttons(_button("URL")), "definition.buttons.0.props.url"),
    "phone without number": (
        _with_buttons(_button("PHONE_NUMBER")),
        "definition.buttons.0.props.phoneNumber",
    ),
    "code without an offer": (
        _with_buttons(_button("COPY_CODE")),
        "definition.buttons.0.props.offerCode",
    ),
    "button ids left out": (
        _with_buttons(*({"type": "QUICK_REPLY", "props": {"text": "Yes"}} for _ in range(2))),
        "definition.buttons",
    ),
    "url with a variable inside": (
        _with_buttons(_button("URL", url="https://example.com/{{0:code}}/x")),
        "definition.buttons.0.props.url",
    ),
    "url with two variables": (
        _with_buttons(_button("URL", url="https://example.com/{{0:a}}{{1:b}}")),
        "definition.buttons.0.props.url",
    ),
}


@pytest.mark.parametrize(("definition", "field"), _PARTS.values(), ids=_PARTS.keys())
def test_part_against_the_rules_is_named(definition: dict[str, Any], field: str) -> None:
    assert list(_refuse(definition)) == [field]


@pytest.mark.parametrize(
    "label",
    ["", "x" * 26, "Hi {{0:name}}", "two\nlines", "yes \U0001f44d", "*bold*", "_x_", "~x~"],
)
def test_button_label_against_the_rules_is_named(label: str) -> None:
    assert "definition.buttons.0.props.text" in _refuse(_with_buttons(_button(text=label)))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    definition = write("{{0:variable}}     {{variable}}\n", footer={"template": "x" * 61})
    details = _refuse(definition)
    assert set(details) == {f"{_BODY}.template", "definition.footer.template"}
    assert len(details[f"{_BODY}.template"]) == 5


def _refuse(definition: dict[str, Any]) -> dict[str, Any]:
    with pytest.raises(DomainError) as error:
        check_definition(definition)
    assert error.value.code is ErrorCode.REQUEST_INVALID
    return dict(error.value.details or {})
