"""DELETE /v3/profiles/{profile_id}/campaigns/{campaign_id}: take a draft back."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from compliance.api.profiles.write_profile import write_profile
from compliance.services.tcr.edit_campaign import remove_campaign
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import SandboxInput


class DeleteCampaign(Endpoint):
    @extend_schema(operation_id="delete_campaign", request=SandboxInput, responses={204: None})
    def delete(self, request: Request, profile_id: str, campaign_id: str) -> HttpResponse:
        profile, campaign = read_uuid(profile_id), read_uuid(campaign_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]
        account_id = request.user.account_id

        def delete() -> HttpResponse:
            remove_campaign(account_id, profile_id=profile, campaign_id=campaign, actor=None)
            return no_content()

        return write_profile(account_id, delete, sandbox=sandbox)
