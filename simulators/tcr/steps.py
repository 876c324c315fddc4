"""What happens by itself, by name. A name is what the state file keeps."""

from collections.abc import Callable

from simulators.tcr import identity, review, telling, vetting
from simulators.tcr.records import Step
from simulators.tcr.registry import Registry

STEPS: dict[str, Callable[[Registry, Step], None]] = {
    "decide identity": identity.decide_identity,
    "suspend brand": identity.suspend_brand,
    "decide vetting": vetting.decide_vetting,
    "open mail": vetting.open_mail,
    "decide sharing": review.decide_sharing,
    "elect dcas": review.elect_dcas,
    "decide carrier": review.decide_carrier,
    "suspend carrier": review.suspend_carrier,
    "let go": telling.let_go,
}


def run_step(registry: Registry, step: Step) -> None:
    STEPS[step.action](registry, step)
