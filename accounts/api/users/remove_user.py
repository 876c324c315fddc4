"""DELETE /v3/users/{user_id}: end a membership at once, or take an invitation back."""

from django.http import HttpResponse
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request

from accounts.api.authentication import read_key_hash
from accounts.selectors import get_key_maker
from accounts.services.change_member import remove_person
from config.api.endpoint import Endpoint, read_input, read_uuid
from config.api.envelope import no_content
from config.api.fields import SandboxInput
from config.api.sandbox import carry_out


class RemoveUser(Endpoint):
    @extend_schema(operation_id="remove_user", request=SandboxInput, responses={204: None})
    def delete(self, request: Request, user_id: str) -> HttpResponse:
        person_id = read_uuid(user_id)
        sandbox = read_input(SandboxInput, request)["sandbox"]
        account_id, maker = request.user.account_id, get_key_maker(read_key_hash(request))

        def remove() -> HttpResponse:
            remove_person(account_id, person_id=person_id, actor=maker)
            return no_content()

        return carry_out(remove, sandbox=sandbox)
