"""``python -m demo.journey``: play the whole story; exit 0 if all was as told, else 1."""

import sys
import time

import httpx
import sent_dm

from demo.journey import (
    first_message,
    integration,
    protection,
    review,
    signing_up,
    us_company,
)
from demo.journey.browser import Browser
from demo.journey.cast import Stage, Trader, set_the_stage
from demo.journey.narrator import StoryError

CHAPTERS = (
    signing_up.play,
    review.play,
    first_message.play,
    protection.play,
    integration.play,
    us_company.play,
)
_FAILURES = (StoryError, LookupError, httpx.HTTPError, sent_dm.SentError)


def play(stage: Stage) -> None:
    """Each time the story is told, it is about somebody new."""
    email = f"edith+{int(time.time())}@marlowmaps.example"
    trader = Trader(email, Browser(stage.base_url))
    for chapter in CHAPTERS:
        chapter(stage, trader)


def main() -> int:
    try:
        play(set_the_stage())
    except _FAILURES as error:
        print(f"\nThe journey ends here. {type(error).__name__}: {error}", flush=True)
        return 1
    print("\nThe journey is complete.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
