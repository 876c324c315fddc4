"""Staff decides on a sender profile that brings its own registration; its set-up then goes on."""

import uuid

from django.db import transaction

from accounts.models import SenderProfile, User
from accounts.services.decide_profile import approve_profile as approve
from compliance.services.provisioning.run import resume_steps


@transaction.atomic
def approve_profile(profile_id: uuid.UUID, *, actor: User) -> SenderProfile:
    """Approve a profile and take up its set-up at once; raises as accounts' own service does."""
    profile = approve(profile_id, actor=actor)
    resume_steps(profile)
    return profile
