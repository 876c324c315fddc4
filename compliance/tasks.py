import uuid

from compliance.services.claim_case import release_expired_claims as release_all_expired_claims
from compliance.services.gather_evidence import gather_evidence as gather
from compliance.services.gather_evidence import resume_evidence as resume_all_evidence
from compliance.services.heartbeat import write_heartbeats as write_all_heartbeats
from compliance.services.overdue import escalate_overdue as escalate_all_overdue
from compliance.services.provisioning import run as provisioning
from compliance.services.reminders import remind_customers as remind_all_customers
from compliance.services.screen_submission import resume_screenings as resume_all_screenings
from compliance.services.screen_submission import screen_case as screen_newest
from compliance.services.screen_submission import screen_submission as screen
from compliance.services.tcr.escalate import escalate_late_registrations
from compliance.services.tcr.events import process_events
from compliance.services.tcr.look import look_at_due, look_at_one
from compliance.services.tcr.numbers import assign_missing
from compliance.services.tcr.numbers import look_at_assignments as look_at_all_assignments
from compliance.services.tcr.numbers import sync_numbers as sync_all_numbers
from compliance.services.tcr.tell import tell_waiting
from config.celery import app


@app.task(name="compliance.gather_evidence")
def gather_evidence(evidence_id: str) -> None:
    gather(uuid.UUID(evidence_id))


@app.task(name="compliance.resume_evidence")
def resume_evidence() -> None:
    resume_all_evidence()


@app.task(name="compliance.screen_submission")
def screen_submission(submission_id: str) -> None:
    screen(uuid.UUID(submission_id))


@app.task(name="compliance.screen_case")
def screen_case(case_id: str) -> None:
    screen_newest(uuid.UUID(case_id))


@app.task(name="compliance.resume_screenings")
def resume_screenings() -> None:
    resume_all_screenings()


@app.task(name="compliance.release_expired_claims")
def release_expired_claims() -> None:
    release_all_expired_claims()


@app.task(name="compliance.escalate_overdue")
def escalate_overdue() -> None:
    escalate_all_overdue()


@app.task(name="compliance.remind_customers")
def remind_customers() -> None:
    remind_all_customers()


@app.task(name="compliance.write_heartbeats")
def write_heartbeats() -> None:
    write_all_heartbeats()


@app.task(name="compliance.look_at_registration")
def look_at_registration(registration_id: str) -> None:
    look_at_one(uuid.UUID(registration_id))


@app.task(name="compliance.look_at_registrations")
def look_at_registrations() -> None:
    look_at_due()


@app.task(name="compliance.process_registry_events")
def process_registry_events() -> None:
    process_events()


@app.task(name="compliance.sync_numbers")
def sync_numbers(account_id: str) -> None:
    sync_all_numbers(uuid.UUID(account_id))


@app.task(name="compliance.assign_missing_numbers")
def assign_missing_numbers() -> None:
    assign_missing()


@app.task(name="compliance.look_at_assignments")
def look_at_assignments() -> None:
    look_at_all_assignments()


@app.task(name="compliance.escalate_registrations")
def escalate_registrations() -> None:
    escalate_late_registrations()


@app.task(name="compliance.tell_registrations")
def tell_registrations() -> None:
    tell_waiting()


@app.task(name="compliance.provision_profile")
def provision_profile(profile_id: str) -> None:
    provisioning.provision_profile(uuid.UUID(profile_id))


@app.task(name="compliance.resume_provisioning")
def resume_provisioning() -> None:
    provisioning.resume_provisioning()
