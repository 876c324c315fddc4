"""Fields that take a JSON type as it is: ``"true"`` is not true, and 447700900123 is not text."""

from typing import Any

from rest_framework import serializers
from rest_framework.request import Request


class Text(serializers.CharField):
    """Text as it was sent, blanks at its ends included."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"trim_whitespace": False, **options})

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class PhoneText(Text):
    """A phone number as it was sent; whatever is not text is not a number either."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"allow_blank": True, **options})

    def to_internal_value(self, data: Any) -> str:
        return data if isinstance(data, str) else repr(data)


class Flag(serializers.BooleanField):
    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class WholeNumber(serializers.IntegerField):
    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, int) or isinstance(data, bool):
            self.fail("invalid")
        return super().to_internal_value(data)


class SandboxFlag(Flag):
    """``{"sandbox": true}`` rehearses a mutation: see :mod:`config.api.sandbox`."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"default": False, "help_text": "Rehearse; write nothing.", **options})


class SandboxInput(serializers.Serializer[Any]):
    """The body of a mutation that has nothing else to say."""

    sandbox = SandboxFlag()


def read_query(request: Request, *names: str) -> dict[str, str]:
    """Return the filters of a list, empty where the caller gave none."""
    return {name: request.query_params.get(name, "").strip() for name in names}
