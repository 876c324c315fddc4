"""What the registry keeps. Everything here goes to the state file as it is."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

CSP_ID = "SGATE01"
CSP_NAME = "Gatehouse"


def timestamp() -> str:
    """The real time as the registry writes it."""
    return write_time(datetime.now(UTC))


def write_time(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def days_after(moment: str, days: int) -> str:
    return write_time(datetime.fromisoformat(moment) + timedelta(days=days))


@dataclass(slots=True, kw_only=True)
class Brand:
    """``changed``: corrected since it was last vetted. ``round`` counts vettings; a step of an
    earlier one decides nothing. ``waiting`` is the event held back for its successor."""

    id: str
    fields: dict
    mock: bool = False
    created: str = field(default_factory=timestamp)
    identity: str = "UNVERIFIED"
    status: str = "ACTIVE"
    decided: bool = False
    changed: bool = False
    round: int = 1
    feedback: str = ""
    vettings: list[dict] = field(default_factory=list)
    otp: dict = field(default_factory=dict)
    waiting: int = 0

    @property
    def name(self) -> str:
        return self.fields["displayName"]

    @property
    def ein(self) -> str:
        return self.fields.get("ein", "")

    @property
    def entity(self) -> str:
        return self.fields["entityType"]

    @property
    def score(self) -> int:
        """The best score of its vettings, 0 without one."""
        scores = (vetting.get("vettingScore") or 0 for vetting in self.vettings)
        return max(scores, default=0)


@dataclass(slots=True, kw_only=True)
class Campaign:
    """``carriers`` is the operation status by mnoId. ``round`` counts submissions."""

    id: str
    brand_id: str
    fields: dict
    carriers: dict[str, str]
    mock: bool = False
    created: str = field(default_factory=timestamp)
    status: str = "ACTIVE"
    expired: str | None = None
    sharing: dict = field(default_factory=dict)
    dca_complete: bool = False
    round: int = 0
    waiting: int = 0

    @property
    def is_settled(self) -> bool:
        """Accepted, elected, and every carrier has it registered."""
        return self.dca_complete and set(self.carriers.values()) == {"REGISTERED"}


@dataclass(slots=True, kw_only=True)
class Event:
    """A webhook. ``status``: waiting, held (paused), later (reversed), delivered, failed, and
    nowhere when there is no URL. ``answers`` are the HTTP statuses, 0 for none."""

    index: int
    body: dict
    url: str
    at: str = field(default_factory=timestamp)
    status: str = "waiting"
    answers: list[int] = field(default_factory=list)
    note: str = ""


@dataclass(slots=True, kw_only=True)
class Step:
    """Something that happens at ``due``, counted in simulated days since the first start."""

    due: float
    action: str
    subject: str
    round: int = 0
    detail: str = ""


def show_brand(brand: Brand) -> dict:
    """As the API shows it."""
    universal = f"{brand.fields.get('einIssuingCountry')}_{brand.ein}" if brand.ein else None
    return {
        **brand.fields,
        "brandId": brand.id,
        "cspId": CSP_ID,
        "universalEin": universal,
        "identityStatus": brand.identity,
        "status": brand.status,
        "createDate": brand.created,
        "optionalAttributes": {},
        "mock": brand.mock,
    }
