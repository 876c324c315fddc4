"""What the process knows beside its tables: entries put in since the start, and who asked."""

from collections import Counter
from dataclasses import dataclass, field

from simulators.registry.businesses import ON_FILE, Business, Key
from simulators.registry.magic import MAGIC
from simulators.registry.settings import Settings


@dataclass(slots=True)
class Register:
    settings: Settings
    added: dict[Key, Business] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)

    def find(self, key: Key) -> Business | None:
        """An entry that was put in goes before the tables."""
        return self.added.get(key) or MAGIC.get(key) or ON_FILE.get(key)

    def forget(self) -> None:
        self.added.clear()
        self.calls.clear()
