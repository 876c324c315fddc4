"""PATCH /v3/profiles/{profile_id}: change what is given. null is as good as not given."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from compliance.api.profiles.brand_input import OPTIONAL, read_brand
from compliance.api.profiles.profile_input import ProfileFields, read_edit
from compliance.api.profiles.profile_output import ProfileOutput, render_profile
from compliance.api.profiles.write_profile import write_profile
from compliance.services.save_profile import change_profile
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import ok
from config.api.fields import Flag, Text

_IGNORED = "Accepted and ignored."


class Input(ProfileFields):
    name = Text(**OPTIONAL, max_length=255)
    sending_phone_number = Text(
        **OPTIONAL, allow_blank=True, max_length=16, help_text="One of your numbers, in E.164."
    )
    whatsapp_phone_number = Text(**OPTIONAL, allow_blank=True, max_length=16)
    allow_number_change_during_onboarding = Flag(**OPTIONAL)
    sending_phone_number_profile_id = Text(**OPTIONAL, allow_blank=True, help_text=_IGNORED)
    sending_whatsapp_number_profile_id = Text(**OPTIONAL, allow_blank=True, help_text=_IGNORED)


class UpdateProfile(Endpoint):
    @extend_schema(operation_id="update_profile", request=Input, responses=ProfileOutput)
    def patch(self, request: Request, profile_id: str) -> HttpResponse:
        profile = read_uuid(profile_id)
        given = read_input(Input, request)
        account_id = request.user.account_id

        def update() -> HttpResponse:
            changed = change_profile(
                account_id,
                profile_id=profile,
                edit=read_edit(given),
                brand=read_brand(given.get("brand")),
                actor=None,
            )
            return ok(render_profile(changed))

        return write_profile(account_id, update, sandbox=given["sandbox"])
