"""What a check says: pass, or a code of the catalog with what tells this case apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from config.errors import DomainError, ErrorCode


@dataclass(frozen=True, slots=True)
class Verdict:
    code: ErrorCode | None = None
    details: Mapping[str, list[str]] = field(default_factory=dict)
    retry_after: int | None = None  # seconds

    @property
    def word(self) -> str:
        """Return ``pass`` or the wire code, as it is kept in the decision."""
        return self.code.spec.code if self.code else "pass"

    def as_error(self) -> DomainError:
        assert self.code is not None
        return DomainError(self.code, details=self.details, retry_after=self.retry_after)


PASS = Verdict()


def block(code: ErrorCode, *, retry_after: int | None = None, **details: str) -> Verdict:
    """Refuse; each detail becomes a list of one sentence or word."""
    return Verdict(code, {name: [text] for name, text in details.items()}, retry_after)
