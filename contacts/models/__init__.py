from contacts.models.consent_event import ConsentEvent
from contacts.models.contact import Contact

__all__ = ["ConsentEvent", "Contact"]
