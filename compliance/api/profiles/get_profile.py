"""GET /v3/profiles/{profile_id}"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.selectors import get_profile
from compliance.api.profiles.profile_output import ProfileOutput, render_profile
from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok


class GetProfile(Endpoint):
    @extend_schema(operation_id="get_profile", responses=ProfileOutput)
    def get(self, request: Request, profile_id: str) -> HttpResponse:
        profile = get_profile(request.user.account_id, profile_id=read_uuid(profile_id))
        return ok(render_profile(profile))
