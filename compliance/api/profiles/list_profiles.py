"""GET /v3/profiles: an account's sender profiles, newest first; none before the first."""

from typing import Any

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request

from accounts.selectors import list_profiles
from compliance.api.profiles.profile_output import ProfileOutput, render_profile
from config.api.endpoint import Endpoint
from config.api.envelope import ok
from config.api.pagination import PageQuery, PaginationOutput, paginate


class Output(serializers.Serializer[Any]):
    profiles = ProfileOutput(many=True)
    pagination = PaginationOutput()


class ListProfiles(Endpoint):
    @extend_schema(operation_id="list_profiles", parameters=[PageQuery], responses=Output)
    def get(self, request: Request) -> HttpResponse:
        profiles = list_profiles(request.user.account_id)
        return ok(
            paginate(profiles, query=request.query_params, name="profiles", render=render_profile)
        )
