"""POST /v3/profiles/{profile_id}/campaigns: add a campaign under the profile's brand."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from compliance.api.profiles.campaign_input import CampaignInput, read_campaign
from compliance.api.profiles.campaign_output import CampaignOutput, render_campaign
from compliance.api.profiles.write_profile import write_profile
from compliance.services.tcr.edit_campaign import create_campaign
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok


class CreateCampaign(Endpoint):
    @extend_schema(
        operation_id="create_campaign", request=CampaignInput, responses={201: CampaignOutput}
    )
    def post(self, request: Request, profile_id: str) -> HttpResponse:
        profile = read_uuid(profile_id)
        given = read_input(CampaignInput, request)
        account_id = request.user.account_id

        def create() -> HttpResponse:
            answers = read_campaign(given["campaign"])
            campaign = create_campaign(account_id, profile_id=profile, answers=answers, actor=None)
            return ok(render_campaign(campaign), status=201)

        return write_profile(account_id, create, sandbox=given["sandbox"])
