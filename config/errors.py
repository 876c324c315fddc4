"""Every way we say no, each declared once.

A code is what a developer's program branches on, so it never changes its meaning. ``remedy`` says
what to do in one sentence; ``needs_support`` marks what a customer cannot put right alone, and the
answer then names the support address and the request id. Several cases under one code are told
apart by ``details.reason``. Codes marked local are Gatehouse's own, the others the v3 contract's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

Details = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class ErrorSpec:
    code: str  # on the wire
    status: int  # HTTP
    message: str
    remedy: str
    retryable: bool = False
    needs_support: bool = False
    local: bool = False
    fixed_by: str = ""  # a sentence, where it is neither the customer nor support


class ErrorCode(Enum):
    """The catalog. The name is for our code, ``value.code`` for the wire."""

    KEY_MISSING = ErrorSpec(
        "AUTH_001",
        401,
        "User is not authenticated.",
        "Send your API key in the x-api-key header.",
    )
    KEY_INVALID = ErrorSpec(
        "AUTH_002",
        401,
        "Invalid or missing API key.",
        "Check the key for typing errors, or make a new one in the dashboard.",
    )
    ROLE_NOT_ALLOWED = ErrorSpec(
        "AUTH_003",
        403,
        "Your role or account may not do this.",
        "Ask an owner or admin of the account.",
    )
    STANDING_NOT_GOOD = ErrorSpec(
        "AUTH_004",
        403,
        "Your account cannot send messages at the moment.",
        "Contact support; details.standing says whether the account is held or suspended.",
        needs_support=True,
    )
    AWAITING_ACTIVATION = ErrorSpec(
        "AUTH_005",
        401,
        "Your account is set up and waits for its final activation.",
        "Nothing to do: we activate the account and write to you. The same key works from then on.",
        needs_support=True,
        fixed_by="We can, and it is our turn.",
    )
    COMPLIANCE_NOT_APPROVED = ErrorSpec(
        "AUTH_006",
        401,
        "Your key is valid, but your compliance details are not approved yet.",
        "Finish the steps in details.unfinished_steps in the dashboard; the same key works then.",
    )
    CHANNEL_NOT_SET_UP = ErrorSpec(
        "AUTH_007",
        401,
        "Your key is valid, but no channel is set up yet.",
        "Set up a channel in the dashboard (step 4 of 4); the same key works at once.",
    )

    REQUEST_INVALID = ErrorSpec(
        "VALIDATION_001",
        400,
        "Request validation failed.",
        "details names each field and what is wrong with it.",
    )
    PHONE_INVALID = ErrorSpec(
        "VALIDATION_002",
        400,
        "Invalid phone number format.",
        "Write numbers in E.164, such as +442079460123; details names the wrong ones.",
    )
    UUID_INVALID = ErrorSpec(
        "VALIDATION_003",
        400,
        "Invalid GUID format.",
        "Use the id exactly as the API returned it.",
    )
    FIELD_MISSING = ErrorSpec(
        "VALIDATION_004",
        400,
        "Required field is missing.",
        "Add the fields that details names.",
    )
    VALUE_OUT_OF_RANGE = ErrorSpec(
        "VALIDATION_005",
        400,
        "Field value out of valid range.",
        "details names the field and its range.",
    )
    CHOICE_INVALID = ErrorSpec(
        "VALIDATION_006",
        400,
        "Invalid enum value.",
        "details names the field and what it may be; values are case-sensitive.",
    )
    IDEMPOTENCY_KEY_INVALID = ErrorSpec(
        "VALIDATION_007",
        400,
        "Invalid Idempotency-Key format.",
        "Use 1 to 255 letters, digits, hyphens and underscores.",
    )
    PARAMETER_TEXT_INVALID = ErrorSpec(
        "VALIDATION_008",
        400,
        "Parameter text cannot have new-line or tab characters or more than 4 consecutive spaces.",
        "Clean the parameter that details names.",
    )
    BODY_TOO_LARGE = ErrorSpec(
        "VALIDATION_009",
        413,
        "The request body is too large.",
        "Send at most 1 MiB; split the recipients over several requests.",
        local=True,
    )
    MEDIA_TYPE_UNSUPPORTED = ErrorSpec(
        "VALIDATION_010",
        415,
        "The request body is not JSON.",
        "Send Content-Type: application/json.",
        local=True,
    )

    CONTACT_NOT_FOUND = ErrorSpec(
        "RESOURCE_001", 404, "Contact not found.", "Check the id; list your contacts."
    )
    TEMPLATE_NOT_FOUND = ErrorSpec(
        "RESOURCE_002", 404, "Template not found.", "Check the id or name; list your templates."
    )
    MESSAGE_NOT_FOUND = ErrorSpec("RESOURCE_003", 404, "Message not found.", "Check the id.")
    PROFILE_NOT_FOUND = ErrorSpec(
        "RESOURCE_005", 404, "Sender profile not found.", "Check the id; list your profiles."
    )
    USER_NOT_FOUND = ErrorSpec(
        "RESOURCE_006", 404, "User not found.", "Check the id; list your users."
    )
    WEBHOOK_NOT_FOUND = ErrorSpec(
        "RESOURCE_008", 404, "Webhook not found.", "Check the id; deleted webhooks stay deleted."
    )
    REQUEST_NOT_FOUND = ErrorSpec(
        "RESOURCE_012",
        404,
        "No decision is known for this request id.",
        "Check the id (req_…); only requests to send messages leave a decision.",
        local=True,
    )
    DUPLICATE = ErrorSpec(
        "RESOURCE_007",
        409,
        "Resource already exists.",
        "Use the one that exists; details names it.",
    )
    CAMPAIGN_NOT_FOUND = ErrorSpec(
        "RESOURCE_009",
        404,
        "Campaign not found.",
        "Check the id; list the profile's campaigns.",
        local=True,
    )
    ROUTE_NOT_FOUND = ErrorSpec(
        "RESOURCE_010",
        404,
        "There is nothing at this path.",
        "See the API reference for the paths there are.",
        local=True,
    )
    METHOD_NOT_ALLOWED = ErrorSpec(
        "RESOURCE_011",
        405,
        "This path does not take this method.",
        "See the API reference for the methods it takes.",
        local=True,
    )

    TEMPLATE_NOT_USABLE = ErrorSpec(
        "BUSINESS_005",
        422,
        "Template not approved for sending.",
        "Use an approved and published template; details.reason says what this one lacks.",
    )
    STATE_FORBIDS = ErrorSpec(
        "BUSINESS_006",
        422,
        "This cannot be done in the current state.",
        "details says which state it is in and what is possible there.",
    )
    CHANNEL_NOT_AVAILABLE = ErrorSpec(
        "BUSINESS_007",
        422,
        "Channel not available for this contact.",
        "Use a channel that is set up for your account; details.reason says which are.",
    )
    LIMIT_REACHED = ErrorSpec(
        "BUSINESS_008",
        422,
        "Operation would exceed quota.",
        "details.reason says which limit; finish verification or wait for details.resets_at.",
        needs_support=True,
    )
    RECIPIENT_OPTED_OUT = ErrorSpec(
        "BUSINESS_009",
        422,
        "The recipient has opted out of your messages.",
        "Do not retry. Only the person's own START lets you write to them again.",
        fixed_by="Only the person themselves can, by writing START.",
    )
    BALANCE_TOO_LOW = ErrorSpec(
        "BUSINESS_010",
        402,
        "Your balance does not cover this send.",
        "Top up your balance, then send again.",
        needs_support=True,
    )
    COUNTRY_NOT_AVAILABLE = ErrorSpec(
        "BUSINESS_011",
        422,
        "The recipient's country is not available for this account.",
        "Send to a country you declared, or ask support to add this one.",
        needs_support=True,
    )
    ACCOUNT_RATE_EXCEEDED = ErrorSpec(
        "BUSINESS_002",
        429,
        "Rate limit exceeded.",
        "Wait for Retry-After seconds, then retry.",
        retryable=True,
    )
    SCHEDULE_FULL = ErrorSpec(
        "LIMIT_001",
        429,
        "The account has as many scheduled messages as it may have.",
        "Wait until some have left, or cancel some; at most 1,000,000 are held.",
    )
    RECIPIENT_RATE_EXCEEDED = ErrorSpec(
        "RATE_001",
        429,
        "A rate limit was reached on this recipient.",
        "Wait for Retry-After seconds, then retry.",
        retryable=True,
    )
    SENDER_BLOCKED = ErrorSpec(
        "SENDER_001",
        422,
        "The provider has blocked this sender.",
        "Use another sender, or contact support.",
        needs_support=True,
        local=True,
    )
    NO_OWN_SENDER = ErrorSpec(
        "SENDER_002",
        422,
        "No sender of your own is ready, and you asked not to fall back to the shared one.",
        "Set up a number or a sender profile, or send without strict_sender.",
        local=True,
    )
    SENDER_NOT_READY = ErrorSpec(
        "SENDER_003",
        422,
        "This sender profile cannot send at the moment.",
        "details.reason says what it lacks; name another profile, or wait until it is ready.",
        local=True,
    )
    NUMBER_NOT_ACTIVE = ErrorSpec(
        "BUSINESS_029",
        422,
        "None of the numbers in channels.from is an active sender of this account.",
        "Name a number of this account that is active on the channel, or leave channels out.",
    )
    US_SMS_NOT_REGISTERED = ErrorSpec(
        "CHANNEL_009",
        422,
        "US SMS is not registered yet for this sender.",
        "Wait for the 10DLC registration to finish; the dashboard shows where it stands.",
        fixed_by="The Campaign Registry and the carriers; the dashboard says if you are needed.",
    )
    RISK_HELD = ErrorSpec(
        "RISK_001",
        403,
        "Risk screening holds this account's messages.",
        "Contact support to have the screening reviewed.",
        needs_support=True,
        local=True,
    )
    PRECHECK_BLOCKED = ErrorSpec(
        "COMPLIANCE_001",
        422,
        "A pre-check found something that would be sent back.",
        "details names each field, what is wrong and how to fix it; then submit again.",
        local=True,
    )
    EVIDENCE_STALE = ErrorSpec(
        "COMPLIANCE_002",
        409,
        "The evidence is too old to decide on.",
        "Refresh the evidence, read what changed, then decide.",
        local=True,
    )
    DOCUMENT_REFUSED = ErrorSpec(
        "COMPLIANCE_003",
        422,
        "This file cannot be taken.",
        "Upload a PDF, PNG or JPEG of up to 10 MB; details.file says what is wrong with this one.",
        local=True,
    )
    SECOND_PERSON_NEEDED = ErrorSpec(
        "COMPLIANCE_004",
        403,
        "This needs two different people.",
        "Ask a colleague with the role to confirm it; details.reason says why two are needed.",
        local=True,
    )
    IDEMPOTENT_IN_FLIGHT = ErrorSpec(
        "CONFLICT_001",
        409,
        "The first request with this Idempotency-Key is still running.",
        "Ask again in a moment: you get the answer of the first one.",
        retryable=True,
    )
    IDEMPOTENCY_MISMATCH = ErrorSpec(
        "CONFLICT_002",
        409,
        "This Idempotency-Key was used for another request.",
        "Use a new key for each new request; the first answer stays with its own.",
        local=True,
    )
    EDIT_WHILE_IN_REVIEW = ErrorSpec(
        "CONFLICT_006",
        409,
        "The template is in review and cannot change until the review has ended.",
        "Wait for the decision, or create another template.",
    )
    NUMBER_ON_WHATSAPP = ErrorSpec(
        "CONFLICT_012",
        409,
        "The profile's number is still on your WhatsApp Business Account.",
        "Deregister and delete the number in WhatsApp Manager, then delete the profile.",
    )
    WHATSAPP_UNREADABLE = ErrorSpec(
        "CONFLICT_013",
        409,
        "Your WhatsApp Business Account cannot be read, so nobody can tell what is still on it.",
        "Contact support, who can look into the account and delete the profile with you.",
        needs_support=True,
    )
    STALE_FORM = ErrorSpec(
        "CONFLICT_014",
        409,
        "This has changed since you looked at it.",
        "Look again, then decide; details says what changed.",
        local=True,
    )
    NUMBER_TAKEN = ErrorSpec(
        "CONFLICT_015",
        409,
        "Somebody else has just taken this number.",
        "Refresh the list and pick another; nothing was charged.",
        local=True,
    )
    PROFILE_CONFLICT = ErrorSpec(
        "CONFLICT_016",
        409,
        "A record of the past stands in the way; nothing you did is wrong.",
        "Our staff has been told and clears it; you get a mail when you can try again.",
        needs_support=True,
        local=True,
    )

    DELIVERY_UNDELIVERABLE = ErrorSpec(
        "DELIVERY_001",
        422,
        "The carrier could not deliver the message.",
        "Check that the number is in service; resend later.",
        local=True,
    )
    DELIVERY_NUMBER_INVALID = ErrorSpec(
        "DELIVERY_002",
        422,
        "The number cannot receive messages.",
        "Remove the number or use another channel.",
        local=True,
    )
    DELIVERY_CONTENT_REJECTED = ErrorSpec(
        "DELIVERY_003",
        422,
        "The carrier filtered the message as unwanted content.",
        "Revise the wording and links.",
    )
    DELIVERY_EXPIRED = ErrorSpec(
        "DELIVERY_004",
        422,
        "The message expired before it could be delivered.",
        "The handset was out of reach; resend.",
        local=True,
    )
    DELIVERY_SENDER_REFUSED = ErrorSpec(
        "DELIVERY_005",
        422,
        "The carrier refused the sender.",
        "Contact support; the sender needs attention.",
        needs_support=True,
        local=True,
    )
    DELIVERY_PROVIDER_UNAVAILABLE = ErrorSpec(
        "DELIVERY_006",
        422,
        "The provider could not take the message in time.",
        "Resend; you were not charged.",
        local=True,
    )
    DELIVERY_NOT_ON_CHANNEL = ErrorSpec(
        "DELIVERY_007",
        422,
        "The recipient is not registered on this channel.",
        "Use another channel.",
    )
    DELIVERY_TOO_LONG = ErrorSpec(
        "DELIVERY_009",
        422,
        "The text is too long for the channel.",
        "Shorten the template or its parameters.",
        local=True,
    )
    DELIVERY_OUTCOME_UNKNOWN = ErrorSpec(
        "DELIVERY_008",
        422,
        "The provider never told us what became of the message.",
        "It may have arrived; you were not charged. Resend only if a second copy does no harm.",
        local=True,
    )

    INTERNAL = ErrorSpec(
        "INTERNAL_001",
        500,
        "An unexpected error occurred.",
        "Retry; if it persists, contact support.",
        retryable=True,
        needs_support=True,
    )
    PROVIDER_FAILED = ErrorSpec(
        "INTERNAL_003",
        502,
        "A provider answered with an error.",
        "Retry in a moment.",
        retryable=True,
        needs_support=True,
    )
    NOT_OFFERED = ErrorSpec(
        "SERVICE_002",
        501,
        "This is not offered here yet.",
        "Use SMS; details names what is not offered.",
        local=True,
    )
    UNAVAILABLE = ErrorSpec(
        "INTERNAL_005",
        503,
        "The service is temporarily unavailable. Nothing was sent or charged.",
        "Retry in a moment.",
        retryable=True,
    )

    @property
    def spec(self) -> ErrorSpec:
        return self.value


class DomainError(Exception):
    """A refusal with a code of the catalog; what every service raises to say no.

    ``details`` maps a field or topic to sentences; ``retry_after`` is in seconds. ``retryable``
    overrules the catalog where the same call will be refused again.
    """

    def __init__(
        self,
        code: ErrorCode,
        *,
        details: Details | None = None,
        message: str | None = None,
        retry_after: int | None = None,
        retryable: bool | None = None,
    ) -> None:
        super().__init__(message or code.spec.message)
        self.code = code
        self.details = details
        self.message = message or code.spec.message
        self.retry_after = retry_after
        self.retryable = code.spec.retryable if retryable is None else retryable
