"""PUT /v3/profiles/{profile_id}/campaigns/{campaign_id}: rewrite a draft."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from compliance.api.profiles.campaign_input import CampaignInput, read_campaign
from compliance.api.profiles.campaign_output import CampaignOutput, render_campaign
from compliance.api.profiles.write_profile import write_profile
from compliance.services.tcr.edit_campaign import update_campaign
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok


class UpdateCampaign(Endpoint):
    @extend_schema(operation_id="update_campaign", request=CampaignInput, responses=CampaignOutput)
    def put(self, request: Request, profile_id: str, campaign_id: str) -> HttpResponse:
        profile, campaign = read_uuid(profile_id), read_uuid(campaign_id)
        given = read_input(CampaignInput, request)
        account_id = request.user.account_id

        def update() -> HttpResponse:
            changed = update_campaign(
                account_id,
                profile_id=profile,
                campaign_id=campaign,
                answers=read_campaign(given["campaign"]),
                actor=None,
            )
            return ok(render_campaign(changed))

        return write_profile(account_id, update, sandbox=given["sandbox"])
