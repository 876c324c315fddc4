import uuid

from compliance.services.claim_case import release_expired_claims as release_all_expired_claims
from compliance.services.gather_evidence import gather_evidence as gather
from compliance.services.gather_evidence import resume_evidence as resume_all_evidence
from compliance.services.heartbeat import write_heartbeats as write_all_heartbeats
from compliance.services.overdue import escalate_overdue as escalate_all_overdue
from compliance.services.reminders import remind_customers as remind_all_customers
from compliance.services.screen_submission import resume_screenings as resume_all_screenings
from compliance.services.screen_submission import screen_case as screen_newest
from compliance.services.screen_submission import screen_submission as screen
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
