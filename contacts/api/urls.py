"""One path, one class; each of its methods is a file of its own."""

from django.urls import path

from contacts.api.contacts.create_contact import CreateContact
from contacts.api.contacts.delete_contact import DeleteContact
from contacts.api.contacts.get_contact import GetContact
from contacts.api.contacts.list_consent import ListConsent
from contacts.api.contacts.list_contacts import ListContacts
from contacts.api.contacts.update_contact import UpdateContact
from contacts.api.numbers.lookup_number import LookupNumber


class Contacts(ListContacts, CreateContact):
    """/v3/contacts"""


class ContactItem(GetContact, UpdateContact, DeleteContact):
    """/v3/contacts/{contact_id}"""


urlpatterns = [
    path("contacts", Contacts.as_view()),
    path("contacts/<str:contact_id>", ContactItem.as_view()),
    path("contacts/<str:contact_id>/consent", ListConsent.as_view()),
    path("numbers/lookup/<str:phone_number>", LookupNumber.as_view()),
]
