from messaging.models.check_outage import CheckOutage
from messaging.models.decision_rollup import DecisionRollup
from messaging.models.message import Message
from messaging.models.message_event import MessageEvent
from messaging.models.price import Price
from messaging.models.restricted_country import RestrictedCountry, RestrictionChange
from messaging.models.send_decision import SendDecision
from messaging.models.webhook_receipt import WebhookReceipt

__all__ = [
    "CheckOutage",
    "DecisionRollup",
    "Message",
    "MessageEvent",
    "Price",
    "RestrictedCountry",
    "RestrictionChange",
    "SendDecision",
    "WebhookReceipt",
]
