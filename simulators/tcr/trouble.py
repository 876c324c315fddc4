"""Trouble on demand: the next calls to a path fail in one of four ways.

``refuse`` answers an error, ``hang_before`` never answers and does nothing, ``hang_after`` and
``drop_after`` do what was asked and then never answer or close the connection.
"""

from dataclasses import dataclass

MODES = ("refuse", "hang_before", "hang_after", "drop_after")


@dataclass(slots=True, kw_only=True)
class Plan:
    """``path`` is the beginning of a path; ``method`` may be empty for any."""

    path: str
    mode: str = "refuse"
    status: int = 503
    code: int = 590
    times: int = 1
    method: str = ""

    def fits(self, method: str, path: str) -> bool:
        return self.times > 0 and self.method in ("", method) and path.startswith(self.path)


class Trouble:
    """Plans in the order they were made; the first that fits is used up."""

    def __init__(self) -> None:
        self.plans: list[Plan] = []

    def take(self, method: str, path: str) -> Plan | None:
        plan = next((plan for plan in self.plans if plan.fits(method, path)), None)
        if plan is not None:
            plan.times -= 1
            self.plans = [plan for plan in self.plans if plan.times]
        return plan
