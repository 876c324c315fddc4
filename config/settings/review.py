"""Review: office hours, what we promise, where documents lie, whom we ask about a business."""

from pathlib import Path

from config.env import env

_ROOT = Path(__file__).resolve().parent.parent.parent

BUSINESS_TIME_ZONE = env.str("BUSINESS_TIME_ZONE", default="UTC")
BUSINESS_OPENS = env.int("BUSINESS_OPENS", default=9)  # o'clock
BUSINESS_CLOSES = env.int("BUSINESS_CLOSES", default=17)
BUSINESS_HOLIDAYS = env.list("BUSINESS_HOLIDAYS", default=["US"])  # countries

REVIEW_DAYS = 5  # business days of ours until a case is overdue
CLAIM_MINUTES = 30  # a claim without a sign of life ends
EVIDENCE_HOURS = 24  # older evidence must be refreshed before an approval
HIGH_RISK_SCORE = 50  # from here on, two people approve
REMINDER_DAYS = (3, 7, 12)  # after we asked for a change
LAPSE_DAYS = 14  # then the case sleeps until the customer wakes it
SECOND_LOOK_HOURS = 72  # a request among staff that nobody confirms expires
REVEAL_MINUTES = 15  # how long a confirmed look at a tax id stays open

EVALUATIONS_AT_ONCE = env.int("EVALUATIONS_AT_ONCE", default=2)  # pre-checks per web process
EVALUATION_SECONDS = 18  # for one pre-check, whatever a website does
EVIDENCE_RETRY_SECONDS = (120, 300)  # a site that is down gets three tries over seven minutes

DOCUMENTS_DIR = env.str("DOCUMENTS_DIR", default=str(_ROOT / "var" / "documents"))
DOCUMENT_BYTES = 10 * 1024 * 1024

REGISTRY_URL = env.str("REGISTRY_URL", default="")  # empty: no registry is asked
REGISTRY_KEY = env.str("REGISTRY_KEY", default="")
RDAP_URL = env.str("RDAP_URL", default="")  # empty: the age of a domain stays unknown
