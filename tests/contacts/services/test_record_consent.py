import pytest

from config.errors import DomainError, ErrorCode
from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.delete_contact import delete_contact
from contacts.services.record_consent import record_consent

API, STAFF = ConsentSource.API, ConsentSource.STAFF
KEYWORD, SIGNAL = ConsentSource.INBOUND_KEYWORD, ConsentSource.PROVIDER_SIGNAL


def _is_out(contact: Contact) -> bool:
    return Contact.objects.get(pk=contact.pk).opted_out


def _list_events(contact: Contact) -> list[tuple[bool, str, str]]:
    events = contact.consent_events.order_by("created_at", "id")
    return list(events.values_list("opted_out", "source", "words"))


@pytest.mark.parametrize("source", ConsentSource)
def test_anybody_may_opt_a_contact_out(contact: Contact, source: ConsentSource) -> None:
    assert record_consent(contact.pk, opted_out=True, source=source, words="Stop!") is True
    assert _is_out(contact)
    assert _list_events(contact) == [(True, source, "Stop!")]


def test_opting_out_twice_changes_and_records_nothing(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=KEYWORD)
    assert record_consent(contact.pk, opted_out=True, source=KEYWORD) is False
    assert len(_list_events(contact)) == 1


def test_opting_in_somebody_who_never_left_records_nothing(contact: Contact) -> None:
    assert record_consent(contact.pk, opted_out=False, source=KEYWORD) is False
    assert _list_events(contact) == []


@pytest.mark.parametrize(
    ("out", "back"),
    [
        (API, API),
        (API, STAFF),
        (API, KEYWORD),
        (STAFF, STAFF),
        (STAFF, KEYWORD),
        (STAFF, SIGNAL),
        (KEYWORD, KEYWORD),
        (SIGNAL, KEYWORD),
        (KEYWORD, SIGNAL),
    ],
)
def test_somebody_as_close_to_the_person_may_undo_an_opt_out(
    contact: Contact, out: ConsentSource, back: ConsentSource
) -> None:
    record_consent(contact.pk, opted_out=True, source=out)
    assert record_consent(contact.pk, opted_out=False, source=back) is True
    assert not _is_out(contact)


@pytest.mark.parametrize(
    ("out", "back"),
    [(KEYWORD, API), (SIGNAL, API), (STAFF, API), (KEYWORD, STAFF), (SIGNAL, STAFF)],
)
def test_nobody_else_may_undo_an_opt_out(
    contact: Contact, out: ConsentSource, back: ConsentSource
) -> None:
    record_consent(contact.pk, opted_out=True, source=out)
    with pytest.raises(DomainError) as error:
        record_consent(contact.pk, opted_out=False, source=back)
    assert error.value.code is ErrorCode.RECIPIENT_OPTED_OUT
    assert _is_out(contact)
    assert len(_list_events(contact)) == 1


def test_api_opt_out_after_a_stop_does_not_make_the_stop_undoable(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=KEYWORD)
    record_consent(contact.pk, opted_out=True, source=API)
    with pytest.raises(DomainError):
        record_consent(contact.pk, opted_out=False, source=API)
    assert _is_out(contact)


def test_stop_after_an_api_opt_out_makes_it_the_persons_own(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=API)
    assert record_consent(contact.pk, opted_out=True, source=KEYWORD, words="stop") is False
    assert _list_events(contact)[-1] == (True, KEYWORD, "stop")
    with pytest.raises(DomainError):
        record_consent(contact.pk, opted_out=False, source=API)


def test_after_the_persons_start_the_api_may_opt_out_and_in_again(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=KEYWORD)
    record_consent(contact.pk, opted_out=False, source=KEYWORD)
    record_consent(contact.pk, opted_out=True, source=API)
    assert record_consent(contact.pk, opted_out=False, source=API) is True


def test_stop_reaches_a_deleted_contact(contact: Contact) -> None:
    delete_contact(contact.account_id, contact_id=contact.pk)
    assert record_consent(contact.pk, opted_out=True, source=KEYWORD) is True
    assert _is_out(contact)
