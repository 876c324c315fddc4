"""What we tell a business about its opt-in page, one entry for each element people must read."""

from collections.abc import Callable
from dataclasses import dataclass

from compliance.findings.phrases.examples import Examples


@dataclass(frozen=True, slots=True)
class ElementText:
    name: str
    problem: str
    fix: str
    write_example: Callable[[Examples], str]


ELEMENT_TEXTS: dict[str, ElementText] = {
    "sender": ElementText(
        "who sends",
        "Where people agree to messages, the page does not say that they come from {name}.",
        "Write your business name into the sentence that people agree to.",
        lambda examples: examples.sender,
    ),
    "help": ElementText(
        "HELP",
        "The page does not say how to get help: that replying HELP brings it.",
        "Add it beside the box or form where people agree.",
        lambda examples: f"Reply HELP for help with messages from {examples.name}.",
    ),
    "stop": ElementText(
        "STOP",
        "The page does not say that replying STOP ends the messages.",
        "Add it beside the box or form where people agree.",
        lambda examples: f"Reply STOP to opt out of {examples.kind} from {examples.name}.",
    ),
    "frequency": ElementText(
        "frequency",
        "The page does not say how often messages come.",
        "Name a number, or say that the frequency varies.",
        lambda examples: f"{examples.rhythm[:-1]} from {examples.name}.",
    ),
    "rates": ElementText(
        "rates",
        "The page does not say that receiving messages may cost something.",
        "Add the usual words; they are true for every sender.",
        lambda examples: (
            f"Message and data rates may apply to {examples.kind} from {examples.name}."
        ),
    ),
    "terms": ElementText(
        "terms",
        "The page neither links nor names the terms of your messages.",
        "Link your terms beside the box or form where people agree.",
        lambda examples: f"Terms of {examples.kind} from {examples.name}: {examples.site}/terms.",
    ),
    "privacy": ElementText(
        "privacy policy",
        "The page neither links nor names your privacy policy.",
        "Link your privacy policy beside the box or form where people agree.",
        lambda examples: f"Privacy policy of {examples.name}: {examples.site}/privacy.",
    ),
}
NOTHING = (
    "The page says nothing about receiving messages or agreeing to them.",
    "Show on this page where and how people agree to receive your messages, in words like these.",
)
NOTHING_SEEN = (
    "There is next to nothing to read on the page: a visitor without scripts sees no opt-in.",
    "Have the text of the page sent with the page itself, not added by a script afterward.",
)
UNREACHABLE = (
    "Nobody can see how people agree to your messages: the opt-in page does not open. {trouble}",
    "Give a page that opens for everybody, without a login, and shows where people agree.",
)
LOCKED = "It asks visitors to log in."
PRETICKED = (
    "A box on the page is ticked before anybody has touched it. Consent must be given, not kept.",
    "Leave the box empty, so that whoever ticks it has agreed.",
)
