"""The rules to begin with, as rows for the table of rules.

Hard classes ask for ``hold``: no carrier admits them, so nothing leaves before a person has looked.
Everything else asks for ``review`` or only adds points. None rejects. Sources: the carriers' code
of conduct (CTIA SHAFT-C), the rejection codes of direct connect aggregators, TCR.
"""

from typing import Any

from compliance.risk.seeds.conduct import CONDUCT
from compliance.risk.seeds.goods import GOODS
from compliance.risk.seeds.money import MONEY
from compliance.risk.seeds.signals import SIGNALS

RULES: tuple[dict[str, Any], ...] = tuple(
    {"version": 1, **rule} for rule in (*GOODS, *CONDUCT, *MONEY, *SIGNALS)
)
