"""The developer's side: send with the SDK, follow a message, read a refusal."""

from collections.abc import Callable
from typing import Any

import sent_dm

from demo.journey.cast import Trader
from demo.journey.narrator import StoryError, wait_for

_PARAMETERS = {"name": "Sam", "place": "Robin Hood's Bay"}


def send(trader: Trader, *to: str, **options: Any) -> list[str]:
    """Send the trader's template, or the ``text`` of an answer; return the ids of the messages."""
    assert trader.sdk is not None
    if "text" not in options:
        options["template"] = {"id": trader.template_id, "parameters": _PARAMETERS}
    answer = trader.sdk.messages.send(to=list(to), **options)
    assert answer.data is not None
    assert answer.data.recipients is not None
    return [str(each.message_id) for each in answer.data.recipients]


def wait_until(trader: Trader, message_id: str, *, status: str) -> None:
    """Ask for a message until it is where it should be."""

    def look() -> bool | None:
        assert trader.sdk is not None
        answer = trader.sdk.messages.retrieve_status(message_id)
        assert answer.data is not None
        return True if answer.data.status == status else None

    wait_for(look, f"message {message_id} is {status}")


def code_of(error: sent_dm.APIStatusError) -> str:
    """Return the wire code of a refusal."""
    assert isinstance(error.body, dict)
    return str(error.body["error"]["code"])


def refusal_of(attempt: Callable[[], object]) -> str:
    """Return the code with which an attempt is refused; one that is not refused ends the story."""
    return code_of(error_of(attempt))


def error_of(attempt: Callable[[], object]) -> sent_dm.APIStatusError:
    """Return the refusal of an attempt; one that is not refused ends the story."""
    try:
        attempt()
    except sent_dm.APIStatusError as error:
        return error
    raise StoryError("this should have been refused")
