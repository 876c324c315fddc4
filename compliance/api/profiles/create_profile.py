"""POST /v3/profiles: add a sender profile; the first one makes the account an organization."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from compliance.api.profiles.brand_input import OPTIONAL, read_brand
from compliance.api.profiles.profile_input import ProfileFields, read_edit
from compliance.api.profiles.profile_output import ProfileOutput, render_profile
from compliance.api.profiles.write_profile import write_profile
from compliance.services.save_profile import add_profile
from config.api.endpoint import Endpoint, read_input
from config.api.envelope import ok
from config.api.fields import Text


class WhatsappInput(serializers.Serializer[Any]):
    waba_id = Text(max_length=64)
    access_token = Text(max_length=1000, help_text="Not kept: WhatsApp is not offered yet.")
    phone_number_id = Text(**OPTIONAL, max_length=64)


class Input(ProfileFields):
    name = Text(max_length=255)
    whatsapp_business_account = WhatsappInput(**OPTIONAL)


class CreateProfile(Endpoint):
    @extend_schema(operation_id="create_profile", request=Input, responses={201: ProfileOutput})
    def post(self, request: Request) -> HttpResponse:
        given = read_input(Input, request)
        account_id = request.user.account_id

        def create() -> HttpResponse:
            profile = add_profile(
                account_id, edit=read_edit(given), brand=read_brand(given.get("brand")), actor=None
            )
            return ok(render_profile(profile), status=201)

        return write_profile(account_id, create, sandbox=given["sandbox"])
