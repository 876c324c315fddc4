"""GET /v3/users/{user_id}"""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.users.user_output import UserOutput, render_user
from accounts.members import find_person
from config.api.endpoint import Endpoint, read_uuid
from config.api.envelope import ok


class GetUser(Endpoint):
    @extend_schema(operation_id="get_user", responses=UserOutput)
    def get(self, request: Request, user_id: str) -> HttpResponse:
        person = find_person(request.user.account_id, person_id=read_uuid(user_id))
        return ok(render_user(person))
