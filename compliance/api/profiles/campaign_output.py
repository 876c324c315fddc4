"""A campaign as callers see it."""

import uuid
from typing import Any

from rest_framework import serializers

from compliance.api.profiles.campaign_input import COLUMNS, USE_CASES
from compliance.models import Campaign
from compliance.models.campaign import ENDED, CampaignState
from compliance.models.registry import PAID, Operation

_STATUSES = ["SENT_CREATED", "ACTIVE", "EXPIRED"]


class UseCaseOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    campaignId = serializers.UUIDField()
    customerId = serializers.UUIDField()
    messagingUseCaseUs = serializers.CharField(help_text=f"One of {', '.join(USE_CASES)}.")
    sampleMessages = serializers.ListField(child=serializers.CharField())
    createdAt = serializers.DateTimeField()
    updatedAt = serializers.DateTimeField()


class CampaignOutput(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    customerId = serializers.UUIDField()
    brandId = serializers.UUIDField()
    name = serializers.CharField()
    description = serializers.CharField()
    type = serializers.CharField()
    useCases = UseCaseOutput(many=True)
    volume = serializers.CharField(allow_null=True)
    messageFlow = serializers.CharField(allow_null=True)
    privacyPolicyLink = serializers.CharField(allow_null=True)
    termsAndConditionsLink = serializers.CharField(allow_null=True)
    optinMessage = serializers.CharField(allow_null=True)
    optoutMessage = serializers.CharField(allow_null=True)
    helpMessage = serializers.CharField(allow_null=True)
    optinKeywords = serializers.CharField(allow_null=True)
    optoutKeywords = serializers.CharField(allow_null=True)
    helpKeywords = serializers.CharField(allow_null=True)
    status = serializers.ChoiceField(choices=_STATUSES)
    submittedToTCR = serializers.BooleanField()
    submittedAt = serializers.DateTimeField(allow_null=True)
    tcrCampaignId = serializers.CharField(allow_null=True)
    tcrSyncError = serializers.CharField(allow_null=True)
    dcaElectionsComplete = serializers.BooleanField()
    dcaElectionsCompletedAt = serializers.DateTimeField(allow_null=True)
    cost = serializers.FloatField(allow_null=True)
    billedDate = serializers.DateTimeField(allow_null=True)
    hasSubmissionTransaction = serializers.BooleanField()
    createdAt = serializers.DateTimeField()
    updatedAt = serializers.DateTimeField()


def render_campaign(campaign: Campaign) -> dict[str, Any]:
    """Return the wire form; texts that are empty are null."""
    texts = {name: getattr(campaign, column) or None for name, column in COLUMNS.items()}
    return {
        "id": campaign.pk,
        "customerId": campaign.account_id,
        "brandId": campaign.brand_id,
        **texts,
        "useCases": _render_use_cases(campaign),
        **_render_registration(campaign),
        "createdAt": campaign.created_at,
        "updatedAt": campaign.updated_at,
    }


def _render_registration(campaign: Campaign) -> dict[str, Any]:
    paid = campaign.attempts.filter(operation=Operation.CREATE_CAMPAIGN, outcome__in=PAID)
    return {
        "status": _name_status(campaign),
        "submittedToTCR": campaign.submitted_at is not None,
        "submittedAt": campaign.submitted_at,
        "tcrCampaignId": campaign.tcr_campaign_id or None,
        "tcrSyncError": campaign.problem or None,
        "dcaElectionsComplete": campaign.dca_complete_at is not None,
        "dcaElectionsCompletedAt": campaign.dca_complete_at,
        "cost": campaign.monthly_fee,
        "billedDate": campaign.billed_at,
        "hasSubmissionTransaction": paid.exists(),
    }


def _name_status(campaign: Campaign) -> str:
    if campaign.state in ENDED:
        return "EXPIRED"
    return "ACTIVE" if campaign.state == CampaignState.ACTIVE else "SENT_CREATED"


def _render_use_cases(campaign: Campaign) -> list[dict[str, Any]]:
    """Use cases are no rows of ours; each has an id that stays the same all the same."""
    return [
        {
            "id": uuid.uuid5(campaign.pk, f"{position}:{each['use_case']}"),
            "campaignId": campaign.pk,
            "customerId": campaign.account_id,
            "messagingUseCaseUs": each["use_case"],
            "sampleMessages": each["samples"],
            "createdAt": campaign.created_at,
            "updatedAt": campaign.updated_at,
        }
        for position, each in enumerate(campaign.use_cases)
    ]
