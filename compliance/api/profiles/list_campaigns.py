"""GET /v3/profiles/{profile_id}/campaigns: a bare list, with what the profile inherits."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.selectors import get_profile
from compliance.api.profiles.campaign_output import CampaignOutput, render_campaign
from compliance.selectors import list_profile_campaigns
from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok


class ListCampaigns(Endpoint):
    @extend_schema(operation_id="list_campaigns", responses=CampaignOutput(many=True))
    def get(self, request: Request, profile_id: str) -> HttpResponse:
        profile = get_profile(request.user.account_id, profile_id=read_uuid(profile_id))
        return ok([render_campaign(each) for each in list_profile_campaigns(profile)])
