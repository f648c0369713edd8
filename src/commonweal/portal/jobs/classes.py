"""How sensitive each field of this room is: see access/field_classes.py. A new field forces a line."""

CLASSES = {
    "Job.name": "restricted",
    "Job.arguments": "restricted",
    "Job.title": "restricted",
    "Job.asked_by": "partner",
    "Job.asked_at": "partner",
    "Job.state": "partner",
    "Job.attempt": "partner",
    "Job.stop_asked": "partner",
    "Job.started_at": "partner",
    "Job.beat_at": "partner",
    "Job.ended_at": "partner",
    "Job.progress": "partner",
    "Job.saying": "partner",
    "Job.problem": "restricted",
    "Job.result": "restricted",
    "ScheduledRun.name": "restricted",
    "ScheduledRun.begun_at": "partner",
}
