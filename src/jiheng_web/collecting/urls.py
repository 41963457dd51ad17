"""Addresses of collecting."""

from django.urls import path

from jiheng_web.collecting.views import handing_in, papers, receipts, tasks

_TASK = "collecting/<int:task_id>/"
_RECEIPT = f"{_TASK}receipts/<int:receipt_id>/"

urlpatterns = [
    path("collecting/", tasks.task_list, name="tasks"),
    path("collecting/new/", tasks.task_new, name="task_new"),
    path("collecting/mine/", handing_in.my_tasks, name="my_tasks"),
    path("collecting/mine/<int:asked_id>/template/", handing_in.my_template, name="my_template"),
    path("collecting/mine/<int:asked_id>/annotated/", handing_in.my_annotated, name="my_annotated"),
    path("collecting/mine/<int:asked_id>/", handing_in.my_hand_in, name="my_hand_in"),
    path(_TASK, tasks.task_page, name="task"),
    path(f"{_TASK}edit/", tasks.task_edit, name="task_edit"),
    path(f"{_TASK}open/", tasks.task_open, name="task_open"),
    path(f"{_TASK}ledger.xlsx", tasks.task_ledger, name="task_ledger"),
    path(f"{_TASK}receive/", receipts.task_receive, name="task_receive"),
    path(f"{_TASK}places/", receipts.task_places, name="task_places"),
    path(f"{_TASK}return/", receipts.task_return, name="task_return"),
    path(f"{_TASK}bundles/<int:bundle_id>/", receipts.bundle_download, name="bundle"),
    path(_RECEIPT, receipts.receipt_page, name="receipt"),
    path(f"{_RECEIPT}assign/", receipts.receipt_assign, name="receipt_assign"),
    path(f"{_RECEIPT}retry/", receipts.receipt_retry, name="receipt_retry"),
    path(f"{_RECEIPT}original/", receipts.receipt_original, name="receipt_original"),
    path(f"{_RECEIPT}annotated/", receipts.receipt_annotated, name="receipt_annotated"),
    path(f"{_TASK}templates/", papers.task_templates, name="task_templates"),
    path(f"{_TASK}templates/<int:place_id>/", papers.task_template, name="task_template"),
    path(f"{_TASK}remind/", papers.task_remind, name="task_remind"),
    path(f"{_TASK}merged/", papers.task_merged, name="task_merged"),
    path(f"{_TASK}merged.xlsx", papers.task_merged_file, name="task_merged_file"),
]
