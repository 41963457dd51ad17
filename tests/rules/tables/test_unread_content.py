"""What was not read is told: what is lost from the table one by one, the remarks around it in one hint."""

import jiheng
from jiheng.document import Notice
from tests.builders import make_filing, make_source


def _told(*notices: Notice) -> list[jiheng.Finding]:
    return [finding for finding in jiheng.check(make_filing(notices=notices)).findings if finding.code == "TB007"]


def test_hundreds_of_remarks_around_a_table_are_one_hint_at_the_first_of_them() -> None:
    notices = [Notice(f"正文没有读：第{row}段", make_source(row=row, column=1), "around") for row in range(1, 201)]
    [finding] = _told(*notices)
    assert (finding.severity, finding.source) == ("hint", notices[0].source)
    assert finding.message == "表外有200处文字没有读，从这一处起：正文没有读：第1段"


def test_what_is_lost_from_the_table_itself_is_told_one_by_one() -> None:
    notices = [Notice(f"这一行没有读：第{row}行", make_source(row=row, column=1)) for row in (1, 2)]
    remark = Notice("表外文字没有读：注：见附件", make_source(row=3, column=1), "around")
    assert [(finding.severity, finding.message) for finding in _told(*notices, remark)] == [
        ("must", "这一行没有读：第1行"), ("must", "这一行没有读：第2行"), ("hint", "表外文字没有读：注：见附件"),
    ]
