from accounts.models.account import Account
from accounts.models.api_key import ApiKey
from accounts.models.appeal import Appeal
from accounts.models.audit_event import AuditEvent
from accounts.models.balance import Balance, LedgerEntry
from accounts.models.channel import Channel
from accounts.models.idempotency_key import IdempotencyKey
from accounts.models.invitation import Invitation
from accounts.models.membership import Membership
from accounts.models.notice import Notice
from accounts.models.number_wish import NumberWish
from accounts.models.phone_number import PhoneNumber
from accounts.models.provisional_grant import ProvisionalGrant
from accounts.models.second_look import SecondLook
from accounts.models.sender_profile import (
    Incident,
    Organization,
    ProvisioningStep,
    SenderProfile,
)
from accounts.models.user import User
from accounts.models.webhook import Webhook
from accounts.models.webhook_delivery import WebhookAttempt, WebhookDelivery
from accounts.models.webhook_event import WebhookEvent

__all__ = [
    "Account",
    "ApiKey",
    "Appeal",
    "AuditEvent",
    "Balance",
    "Channel",
    "IdempotencyKey",
    "Incident",
    "Invitation",
    "LedgerEntry",
    "Membership",
    "Notice",
    "NumberWish",
    "Organization",
    "PhoneNumber",
    "ProvisionalGrant",
    "ProvisioningStep",
    "SecondLook",
    "SenderProfile",
    "User",
    "Webhook",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEvent",
]
