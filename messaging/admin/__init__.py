from messaging.admin import (
    check_outages,
    decisions,
    doubts,
    messages,
    prices,
    restricted_countries,
    restriction_changes,
)

__all__ = [
    "check_outages",
    "decisions",
    "doubts",
    "messages",
    "prices",
    "restricted_countries",
    "restriction_changes",
]
