"""Writes of submissions: one function for each thing that a person does."""

from jiheng_web.submissions.actions.approving import Batch, approve
from jiheng_web.submissions.actions.drafting import open_submission, receive_version, save_draft
from jiheng_web.submissions.actions.remarking import Pin, Said, add_remark, answer, digest_remark, may_settle, settle_thread
from jiheng_web.submissions.actions.reviewing import Opinion, rate, review
from jiheng_web.submissions.actions.rounds import RoundDays, set_round
from jiheng_web.submissions.actions.submitting import (
    abandon,
    adjust,
    agency_pass,
    agency_return,
    archive,
    close,
    department_pass,
    department_return,
    finance_pass,
    finance_return,
    publish,
    submit,
    withdraw,
)
from jiheng_web.submissions.actions.waiving import Grounds, revoke_waiver, waive

__all__ = [
    "Batch", "Grounds", "Opinion", "Pin", "RoundDays", "Said", "abandon", "add_remark", "adjust", "agency_pass", "agency_return", "answer",
    "approve", "archive", "close", "department_pass", "department_return", "digest_remark", "finance_pass", "finance_return",
    "may_settle", "open_submission", "publish", "rate", "receive_version", "review", "revoke_waiver", "save_draft", "set_round",
    "settle_thread", "submit", "waive", "withdraw",
]  # fmt: skip
