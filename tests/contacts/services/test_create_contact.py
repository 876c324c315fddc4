from contacts.models import Contact
from contacts.models.consent_event import ConsentSource
from contacts.services.create_contact import create_contact
from contacts.services.delete_contact import delete_contact
from contacts.services.record_consent import record_consent
from tests.contacts.conftest import PHONE
from tests.factories import Business


def test_contact_is_created_with_its_region(business: Business) -> None:
    contact, is_new = create_contact(business.account.pk, phone_number=PHONE)
    assert is_new
    assert (contact.e164, contact.region, contact.opted_out) == (PHONE, "GB", False)


def test_second_create_finds_the_first(contact: Contact) -> None:
    again, is_new = create_contact(contact.account_id, phone_number=PHONE)
    assert (again.pk, is_new) == (contact.pk, False)
    assert Contact.objects.count() == 1


def test_each_account_has_its_own_contact_for_a_number(
    contact: Contact, stranger: Business
) -> None:
    theirs, is_new = create_contact(stranger.account.pk, phone_number=PHONE)
    assert is_new
    assert theirs.pk != contact.pk


def test_deleted_and_recreated_contact_stays_opted_out(contact: Contact) -> None:
    record_consent(contact.pk, opted_out=True, source=ConsentSource.INBOUND_KEYWORD)
    delete_contact(contact.account_id, contact_id=contact.pk)
    again, is_new = create_contact(contact.account_id, phone_number=PHONE)
    assert (again.pk, is_new, again.opted_out) == (contact.pk, True, True)
    assert again.consent_events.count() == 1
