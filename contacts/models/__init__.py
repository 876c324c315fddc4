from contacts.models.consent_doubt import ConsentDoubt
from contacts.models.consent_event import ConsentEvent
from contacts.models.contact import Contact

__all__ = ["ConsentDoubt", "ConsentEvent", "Contact"]
