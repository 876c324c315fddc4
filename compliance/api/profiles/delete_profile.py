"""DELETE /v3/profiles/{profile_id}: let go of a profile; its number goes back to the account."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from compliance.api.profiles.write_profile import write_profile
from compliance.services.save_profile import remove_profile
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import SandboxInput


class DeleteProfile(Endpoint):
    @extend_schema(operation_id="delete_profile", request=SandboxInput, responses={204: None})
    def delete(self, request: Request, profile_id: str) -> HttpResponse:
        profile = read_uuid(profile_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]
        account_id = request.user.account_id

        def delete() -> HttpResponse:
            remove_profile(account_id, profile_id=profile, actor=None)
            return no_content()

        return write_profile(account_id, delete, sandbox=sandbox)
