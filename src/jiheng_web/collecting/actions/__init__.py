"""Writes of collecting: one function for each thing that a person does."""

from jiheng_web.collecting.actions.issuing import Asked, Orders, change_task, close_task, issue_task, reopen_task
from jiheng_web.collecting.actions.placing import assign_receipt, make_agencies
from jiheng_web.collecting.actions.receiving import Arrival, hand_in, receive_files, take_in
from jiheng_web.collecting.actions.reminding import remind
from jiheng_web.collecting.actions.returning import return_files

__all__ = [
    "Arrival", "Asked", "Orders", "assign_receipt", "change_task", "close_task", "hand_in", "issue_task", "make_agencies", "receive_files",
    "remind", "reopen_task", "return_files", "take_in",
]  # fmt: skip
