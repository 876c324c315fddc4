"""For every task of the code base: something for it to do, and its arguments."""

from tests.scenarios.chores import accounts, cases, messages, registrations
from tests.scenarios.chores.world import CHORES, World

__all__ = ["CHORES", "World", "accounts", "cases", "messages", "registrations"]
