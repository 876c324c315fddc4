"""Why a visit came to nothing, in a word for programs and a sentence for people."""

from typing import Literal

Failure = Literal[
    "url_not_public",
    "dns_failure",
    "timeout",
    "certificate",
    "unreachable",
    "redirect_loop",
    "bad_answer",
]


class Failed(Exception):
    """``detail`` is one plain sentence that never names an address of ours: it is safe to show."""

    def __init__(self, failure: Failure, detail: str) -> None:
        super().__init__(failure)
        self.failure = failure
        self.detail = detail
