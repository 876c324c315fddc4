"""What a developer's program meets: every call of this stage, through the official SDK."""

from __future__ import annotations

from typing import Any

import pytest
import sent_dm
from sent_dm import Sent

from accounts.models.account import Stage
from accounts.services.activation import complete_channel_setup
from contacts.models.consent_event import ConsentSource
from contacts.services.record_consent import record_consent
from messaging.models import Message
from tests.contract.conftest import connect
from tests.factories import Business, make_business

pytestmark = pytest.mark.django_db(transaction=True)
PERSON = "+447700900001"


def _template(business: Business) -> dict[str, Any]:
    return {"id": str(business.template.pk), "parameters": {"name": "Ada"}}


def _refusal(error: sent_dm.APIStatusError) -> str:
    assert isinstance(error.body, dict)
    return str(error.body["error"]["code"])


def test_me_names_the_account_and_its_channels(sdk: Sent, business: Business) -> None:
    me = sdk.me.retrieve()
    assert me.success
    assert me.data is not None
    assert me.data.name == business.account.name
    assert me.data.channels is not None
    assert me.data.channels.sms is not None
    assert me.data.channels.sms.phone_number == business.number
    assert me.meta is not None
    assert me.meta.version == "v3"


def test_a_send_is_accepted_and_can_be_followed(sdk: Sent, business: Business) -> None:
    sent = sdk.messages.send(to=[PERSON], template=_template(business), channel=["sms"])
    assert sent.data is not None
    assert sent.data.status == "QUEUED"
    assert sent.data.recipients is not None
    message_id = sent.data.recipients[0].message_id
    assert message_id is not None
    status = sdk.messages.retrieve_status(message_id)
    assert status.data is not None
    assert (status.data.status, status.data.phone) == ("QUEUED", PERSON)
    activities = sdk.messages.retrieve_activities(message_id)
    assert activities.data is not None
    assert activities.data.activities is not None
    assert [each.status for each in activities.data.activities] == ["QUEUED"]


def test_contacts_come_change_and_go(sdk: Sent, business: Business) -> None:
    made = sdk.contacts.create(phone_number=PERSON)
    assert made.data is not None
    contact_id = made.data.id
    assert contact_id is not None
    assert (made.data.format_e164, made.data.region_code) == (PERSON, "GB")
    sdk.contacts.update(contact_id, opt_out=True)
    found = sdk.contacts.retrieve(contact_id)
    assert found.data is not None
    assert found.data.opt_out is True
    listed = [each.id for each in sdk.contacts.list(page=1, page_size=10)]
    assert contact_id in listed
    assert sdk.contacts.delete(contact_id) is None


def test_a_template_is_made_and_submitted(sdk: Sent) -> None:
    text = "Hello {{0:name}}, your parcel is ready to be picked up at our shop on the corner."
    variable = {
        "id": 0,
        "name": "name",
        "type": "variable",
        "props": {"variableType": "text", "sample": "Ada"},
    }
    content = {"template": text, "type": "text", "variables": [variable]}
    made = sdk.templates.create(
        definition={"body": {"multiChannel": content}}, category="UTILITY", submit_for_review=True
    )
    assert made.data is not None
    assert (made.data.status, made.data.variables) == ("PENDING", ["name"])
    assert made.data.id in [each.id for each in sdk.templates.list(page=1, page_size=10)]


def test_a_person_who_said_stop_is_not_written_to(sdk: Sent, business: Business) -> None:
    made = sdk.contacts.create(phone_number=PERSON)
    assert made.data is not None
    record_consent(made.data.id, opted_out=True, source=ConsentSource.INBOUND_KEYWORD, words="STOP")
    with pytest.raises(sent_dm.UnprocessableEntityError) as refused:
        sdk.messages.send(to=[PERSON], template=_template(business))
    assert _refusal(refused.value) == "BUSINESS_009"
    assert not Message.objects.exists()


def test_no_money_is_a_payment_required(live_server: Any) -> None:
    business = make_business(balance="0")
    with (
        connect(live_server, business.key) as sdk,
        pytest.raises(sent_dm.APIStatusError) as refused,
    ):
        sdk.messages.send(to=[PERSON], template=_template(business))
    assert (refused.value.status_code, _refusal(refused.value)) == (402, "BUSINESS_010")


def test_an_unfinished_account_is_told_its_key_is_fine(live_server: Any) -> None:
    business = make_business(stage=Stage.CHANNEL_SETUP)
    business.account.channels.update(**{"state": "in_progress"})
    with connect(live_server, business.key) as sdk:
        with pytest.raises(sent_dm.AuthenticationError) as refused:
            sdk.me.retrieve()
        assert _refusal(refused.value) == "AUTH_007"
        business.account.channels.update(**{"state": "active"})
        complete_channel_setup(business.account.pk, actor=None)
        assert sdk.me.retrieve().success, "the same key, at once"


def test_a_wrong_key_is_never_mistaken_for_an_unfinished_account(live_server: Any) -> None:
    sdk = connect(live_server, "sk_live_wrong")
    with sdk, pytest.raises(sent_dm.AuthenticationError) as refused:
        sdk.me.retrieve()
    assert _refusal(refused.value) == "AUTH_002"


def test_the_client_does_not_repeat_what_cannot_succeed(live_server: Any) -> None:
    """A refusal carries ``x-should-retry: false``; one request reaches us, not three."""
    business = make_business(risk="hold")
    client = Sent(api_key=business.key, base_url=live_server.url, max_retries=2, timeout=10)
    with client as sdk, pytest.raises(sent_dm.PermissionDeniedError):
        sdk.messages.send(to=[PERSON], template=_template(business))
    assert business.account.senddecision_set.count() == 1


def test_unknown_things_are_not_found(sdk: Sent) -> None:
    nothing = "0190f3a0-0000-7000-8000-000000000000"
    for look in (sdk.messages.retrieve_status, sdk.contacts.retrieve, sdk.templates.retrieve):
        with pytest.raises(sent_dm.NotFoundError):
            look(nothing)
