"""What rules find in a filing of a submission, and what of it blocks."""

from typing import Any

from django.utils import timezone

import jiheng
from jiheng_web.submissions.models import Submission, SubmissionWaiver
from jiheng_web.submissions.policies import RefusedContent
from jiheng_web.submissions.queries.contents import digest_content, digest_draft, get_draft, parse_content
from jiheng_web.submissions.queries.kept import Kept

_checked: Kept[jiheng.CheckResult] = Kept()


def check_submission(submission: Submission, *, content: Any = None) -> jiheng.CheckResult:
    """The draft (or another ``content``) held against the rules of its profile today, waived findings set aside.

    Raises ``jiheng.JihengError`` where there is no content, or none that can be read.
    """
    if content is None:
        get_draft(submission)
    today, waivers = timezone.localdate(), list_waivers(submission)
    digest = digest_draft(submission) if content is None else digest_content(content)
    key = (digest, today, tuple(waiver.digest for waiver in waivers))
    chosen = submission.content if content is None else content
    return _checked.get(key, lambda: jiheng.check_all([_get_checkable(chosen)], waivers=waivers, on=today)[0])


def _get_checkable(content: Any) -> jiheng.Filing:
    """The filing; a profile is only ever one of ours, for a name could be the path of a file on the server."""
    filing = parse_content(content)
    if filing.profile not in jiheng.list_profiles():
        raise RefusedContent(f"没有“{filing.profile[:40]}”这个口径；请用绩衡重新导出这份表。")
    return filing


def list_blocking(submission: Submission, *, content: Any = None) -> tuple[jiheng.Finding, ...]:
    """The findings that must be mended or waived before the submission goes on; raises as ``check_submission`` does."""
    return tuple(finding for finding in check_submission(submission, content=content).findings if finding.severity == "must")


def list_waivers(submission: Submission) -> tuple[jiheng.Waiver, ...]:
    """The waivers in force today, as the rules take them."""
    rows = SubmissionWaiver.objects.filter(submission=submission, revoked_at__isnull=True).order_by("id")
    today = timezone.localdate()
    return tuple(
        jiheng.Waiver(
            rule=row.rule, who=row.who, why=row.why, until=row.until, source=jiheng.Source("豁免", None, number, None, 0, 0),
            project=row.project or None, indicator=row.indicator or None, digest=row.digest,
        )
        for number, row in enumerate(rows, start=1) if row.until >= today
    )  # fmt: skip
