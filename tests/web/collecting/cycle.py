"""The yearly cycle as people play it: thirty generated workbooks, five bad, three missing, in a real browser; both editions use it."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.web.collecting.workbooks import break_sum, make_workbook, rename_column, write_answer

AGENCIES = tuple(f"青江市第{number}中学" for number in "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七".split()) + tuple(
    f"青江市{name}小学" for name in "实验 中心 河东 河西 城南 城北 江滨 文昌 育才 新华 建设 胜利 和平".split()
)
DEPARTMENT = "青江市教育局"
MISSING = AGENCIES[27:]
"""The last three, which do not file at first."""
_WAIT = 60_000


@dataclass(frozen=True)
class Stage:
    """The pages of those who play (in 单机版 one page for all), where the server is, a folder, and what takes pictures."""

    pages: Mapping[str, Page]
    address: str
    folder: Path
    shoot: Callable[[Page, str], None]

    def page(self, who: str, path: str) -> Page:
        """The page of somebody, at an address."""
        page = self.pages[who]
        page.goto(self.address.rstrip("/") + path)
        return page


def play(stage: Stage, *, issue: Callable[[Page], None]) -> None:
    """The whole cycle: issued, collected, returned, filed again, merged, reviewed, rated, approved, published."""
    department = stage.page("department", "/collecting/new/")
    issue(department)
    department.get_by_role("button", name="下发").click()
    task = department.url.removeprefix(stage.address.rstrip("/"))
    _hand_in(stage, task, write_workbooks(stage.folder))
    _look_at_the_ledger(stage, task)
    remark = "请补充测算依据"
    _remark(stage, task, remark)
    returned = _return(stage, task)
    _hand_in(stage, task, write_again(stage.folder, returned))
    _see_the_answer(stage, task, remark)
    _merge(stage, task)
    for who, act in (("head", "submit"), ("reviewer", "agency_pass"), ("department", "department_pass"), ("finance", "finance_pass")):
        _act_on_all(stage, who, act)
    _rate_all(stage)
    _approve(stage)
    _act_on_all(stage, "department", "publish")
    stage.shoot(stage.page("department", "/submissions/"), "申报全部公开")
    expect(stage.pages["department"].locator("td .tag", has_text="已公开")).to_have_count(len(AGENCIES))


def write_workbooks(folder: Path) -> Path:
    """A ZIP with 27 files: 22 good ones, five bad ones (broken sum, renamed column, vague value, damaged, another form)."""
    files = {f"{name}.xlsx": make_workbook(name, projects_of(number)) for number, name in enumerate(AGENCIES[:27])}
    files[f"{AGENCIES[22]}.xlsx"] = break_sum(files[f"{AGENCIES[22]}.xlsx"])
    files[f"{AGENCIES[23]}.xlsx"] = rename_column(files[f"{AGENCIES[23]}.xlsx"], "三级指标", "具体指标")
    files[f"{AGENCIES[24]}.xlsx"] = make_workbook(AGENCIES[24], projects_of(24), vague=True)
    files[f"{AGENCIES[25]}.xlsx"] = files[f"{AGENCIES[25]}.xlsx"][:900]
    files[f"{AGENCIES[26]}.xlsx"] = make_workbook(AGENCIES[26], form="self-evaluation")
    return _zip(folder / "收到的表.zip", files)


def write_again(folder: Path, returned: bytes) -> Path:
    """A ZIP with the second round: the first agency's file with its answer, the five bad ones as they should be, the three missing."""
    with zipfile.ZipFile(io.BytesIO(returned)) as archive:
        first = next(name for name in archive.namelist() if name.startswith(AGENCIES[0]))
        files = {first: write_answer(archive.read(first), "已补充测算依据，见附件一")}
    for number in range(22, 30):
        files[f"{AGENCIES[number]}（改）.xlsx"] = make_workbook(AGENCIES[number], projects_of(number))
    return _zip(folder / "再次收到.zip", files)


def projects_of(number: int) -> list[tuple[str, str]]:
    """The only project of an agency, and its money in 万元."""
    return [("教师培训经费", f"{10 + number}.00")]


def _zip(target: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target


def _hand_in(stage: Stage, task: str, bundle: Path) -> None:
    page = stage.page("department", task)
    page.set_input_files("#files", bundle)
    page.wait_for_url("**/jobs/*/")
    expect(page.locator("main")).to_contain_text("已完成", timeout=_WAIT)
    stage.shoot(page, "后台读取")


def _look_at_the_ledger(stage: Stage, task: str) -> None:
    page = stage.page("department", task)
    assert page.locator(".tally dd").all_text_contents()[:4] == ["30", "25", "5", "2"]
    stage.shoot(page, "收表台账")
    for show, count in (("missing", 5), ("broken", 1), ("changed", 1), ("must", 2)):
        page = stage.page("department", f"{task}?show={show}")
        assert page.locator("table.ledger tbody tr:not(.sum)").count() == count, show
    page = stage.page("department", f"{task}remind/")
    stage.shoot(page, "催办")
    page.get_by_role("button", name="催办勾选的单位").click()
    expect(page.locator("main")).to_contain_text("已催 1 次")


def _remark(stage: Stage, task: str, words: str) -> None:
    page = stage.page("department", task)
    page.get_by_role("row", name=re.compile(AGENCIES[0])).get_by_role("link", name="审核").click()
    page.fill("[name=text]", words)
    page.get_by_role("button", name="提出").click()
    expect(page.locator("main")).to_contain_text(words)


def _return(stage: Stage, task: str) -> bytes:
    page = stage.page("department", task)
    page.get_by_role("button", name="制作退回件").click()
    page.wait_for_url("**/jobs/*/")
    expect(page.locator("main")).to_contain_text("已完成", timeout=_WAIT)
    page = stage.page("department", task)
    with page.expect_download() as download:
        page.locator("#bundles a").first.click()
    return Path(download.value.path()).read_bytes()


def _see_the_answer(stage: Stage, task: str, asked: str) -> None:
    page = stage.page("department", task)
    assert page.locator(".tally dd").all_text_contents()[:3] == ["30", "30", "0"]
    stage.shoot(page, "收齐的台账")
    page.get_by_role("row", name=re.compile(AGENCIES[0])).locator("td.wide a").click()
    expect(page.locator("main")).to_contain_text(asked)
    expect(page.locator("main")).to_contain_text("已补充测算依据，见附件一")
    stage.shoot(page, "收到的文件")


def _merge(stage: Stage, task: str) -> None:
    page = stage.page("department", f"{task}merged/")
    total = sum(10 + number for number in range(len(AGENCIES)))
    expect(page.locator("tr.sum").first).to_contain_text(f"{total:,}.00")
    expect(page.locator(".bar .tag")).to_have_text("已核平")
    stage.shoot(page, "并表")


def _act_on_all(stage: Stage, who: str, act: str) -> None:
    page = stage.page(who, "/submissions/")
    for box in page.locator("input[name=chosen]").all():
        box.check()
    page.select_option("select[name=act]", act)
    page.get_by_role("button", name="办理").click()
    expect(page.locator("[aria-label=这次的结果] .tag.o")).to_have_count(len(AGENCIES))


def _rate_all(stage: Stage) -> None:
    page = stage.page("finance", "/submissions/")
    links = [link.get_attribute("href") or "" for link in page.locator("td.wide a").all()]
    for link in links:
        page = stage.page("finance", f"{link}review/")
        page.select_option("select[name=rating]", "优")
        page.get_by_role("button", name="评定等级").click()
        page.wait_for_load_state()


def _approve(stage: Stage) -> None:
    page = stage.page("leader", "/approvals/new/")
    for box in page.locator("input[name=chosen]").all():
        box.check()
    page.fill("[name=document_number]", "青财绩〔2026〕12号")
    page.fill("[name=approved_on]", "2026-03-20")
    stage.shoot(page, "批复")
    page.get_by_role("button", name="批复勾选的").click()
    expect(page.locator("main")).to_contain_text("青财绩〔2026〕12号")
