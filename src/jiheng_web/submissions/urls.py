"""Addresses of submissions, approvals and rounds."""

from django.urls import include, path

from jiheng_web.submissions.views import approvals, files, projects, remarks, reviews, rounds, submissions, versions, waivers

_OF_A_SUBMISSION = [
    path("", submissions.submission_page, name="submission"),
    path("act/", submissions.act, name="submission_act"),
    path("file/", files.receive, name="submission_file"),
    path("projects/<int:index>/", projects.project_page, name="submission_project"),
    path("projects/<int:index>/edit/", projects.edit_project, name="edit_project"),
    path("projects/<int:index>/review/", reviews.project_review, name="project_review"),
    path("review/", reviews.review_page, name="submission_review"),
    path("review.<str:kind>", reviews.download_sheets, name="submission_sheets"),
    path("opinion.docx", reviews.download_opinion, name="submission_opinion"),
    path("remarks/", remarks.add_remark, name="add_remark"),
    path("remarks/<int:thread>/answer/", remarks.answer, name="answer_remark"),
    path("remarks/<int:thread>/settle/", remarks.settle, name="settle_remark"),
    path("waivers/new/<str:digest>/", waivers.waive, name="waive"),
    path("waivers/<int:waiver>/revoke/", waivers.revoke, name="revoke_submission_waiver"),
    path("compare/", versions.compare_page, name="compare_versions"),
    path("compare/<int:before>-<int:after>.json", versions.download_difference, name="difference"),
    path("versions/<int:version>/", versions.version_page, name="version"),
    path("versions/<int:version>/filing.json", files.download_json, name="version_json"),
    path("versions/<int:version>/workbook.xlsx", files.download_workbook, name="version_workbook"),
    path("versions/<int:version>/form.<str:kind>", files.download_form, name="version_form"),
]

urlpatterns = [
    path("submissions/", submissions.submission_list, name="submissions"),
    path("submissions/open/", submissions.open_submission, name="open_submission"),
    path("submissions/act/", submissions.act_on_many, name="act_on_many"),
    path("submissions/<int:number>/", include(_OF_A_SUBMISSION)),
    path("approvals/", approvals.approval_list, name="approvals"),
    path("approvals/new/", approvals.approve, name="approve"),
    path("approvals/<int:number>/", approvals.approval_page, name="approval"),
    path("approvals/<int:number>/site.zip", approvals.download_site, name="approval_site"),
    path("rounds/", rounds.round_page, name="rounds"),
]
