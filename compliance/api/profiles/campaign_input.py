"""A campaign as callers write it (camelCase), and the columns it becomes."""

from collections.abc import Mapping
from typing import Any

from rest_framework import serializers

from compliance.api.profiles.brand_input import OPTIONAL
from config.api.fields import SandboxFlag, Text

USE_CASES = [
    "MARKETING",
    "ACCOUNT_NOTIFICATION",
    "CUSTOMER_CARE",
    "FRAUD_ALERT",
    "TWO_FA",
    "DELIVERY_NOTIFICATION",
    "SECURITY_ALERT",
    "M2M",
    "MIXED",
    "HIGHER_EDUCATION",
    "POLLING_VOTING",
    "PUBLIC_SERVICE_ANNOUNCEMENT",
    "LOW_VOLUME",
]
_TEXT: dict[str, Any] = {**OPTIONAL, "allow_blank": True}
_MESSAGE: dict[str, Any] = {**_TEXT, "max_length": 320}
_KEYWORDS: dict[str, Any] = {**_TEXT, "max_length": 255, "help_text": "Separated by commas."}


class UseCaseInput(serializers.Serializer[Any]):
    messagingUseCaseUs = serializers.ChoiceField(choices=USE_CASES)
    sampleMessages = serializers.ListField(child=Text(max_length=1024), min_length=1, max_length=5)


class CampaignFields(serializers.Serializer[Any]):
    name = Text(max_length=100)
    description = Text(max_length=4096)
    type = serializers.ChoiceField(choices=["KYC", "App"], help_text="Decides nothing.")
    useCases = serializers.ListField(child=UseCaseInput(), min_length=1, max_length=10)
    volume = serializers.RegexField(
        r"^\d{1,9}\Z", **OPTIONAL, help_text="Messages a month; below 2000 is the low tier."
    )
    messageFlow = Text(**_TEXT, max_length=4096, help_text="How people opt in.")
    privacyPolicyLink = Text(**_TEXT, max_length=255)
    termsAndConditionsLink = Text(**_TEXT, max_length=255)
    optinMessage = Text(**_MESSAGE)
    optoutMessage = Text(**_MESSAGE)
    helpMessage = Text(**_MESSAGE)
    optinKeywords = Text(**_KEYWORDS)
    optoutKeywords = Text(**_KEYWORDS)
    helpKeywords = Text(**_KEYWORDS)


class CampaignInput(serializers.Serializer[Any]):
    campaign = CampaignFields()
    sandbox = SandboxFlag()


COLUMNS = {
    "name": "name",
    "description": "description",
    "type": "kind",
    "volume": "volume",
    "messageFlow": "message_flow",
    "privacyPolicyLink": "privacy_url",
    "termsAndConditionsLink": "terms_url",
    "optinMessage": "opt_in_message",
    "optoutMessage": "opt_out_message",
    "helpMessage": "help_message",
    "optinKeywords": "opt_in_keywords",
    "optoutKeywords": "opt_out_keywords",
    "helpKeywords": "help_keywords",
}


def read_campaign(given: Mapping[str, Any]) -> dict[str, object]:
    """Return all columns: what is null or missing is emptied, as a PUT does."""
    columns: dict[str, object] = {ours: given.get(name) or "" for name, ours in COLUMNS.items()}
    columns["use_cases"] = [
        {"use_case": each["messagingUseCaseUs"], "samples": list(each["sampleMessages"])}
        for each in given["useCases"]
    ]
    return columns
