"""The head of the page: what was read, the verdict in one sentence, and whether the sums foot."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from jiheng.document import Document
from jiheng.domain.filing import Filing
from jiheng.domain.finding import Finding, Severity
from jiheng.domain.forms import FORM_WORDS
from jiheng.domain.proof import ProofCheck
from jiheng.publication.html import Markup, card, cells, grid, number_cell, tag
from jiheng.publication.remarks import counted, remark
from jiheng.publication.words import place, spell_amount
from jiheng.regulations.profiles import load_profile
from jiheng.rules.verdict import Verdict

_GRAVE: dict[Severity | None, int] = {"must": 0, "should": 1, "hint": 2, None: 3}
_PROOFS = {"proved": "合计核对相符", "not-provable": "表上印的数不足以核对合计", "broken": "合计对不上"}
_PROOF_TONES = {"proved": "o", "not-provable": "w", "broken": "e"}
_PROOF_NOTES = {
    "proved": "每个项目的金额都经逐级相加，与表上印的合计一致：没有漏读项目，金额也没有读错。",
    "not-provable": "表上没有印出足够的合计数，读得对不对无法用加法证明，请对照原文抽查。",
    "broken": "标红的一行，表上印的数与逐项相加的数不一致：不是原表有误，就是没有读对，请先对照原文。",
}


def masthead(filing: Filing, document: Document, *, profile: str = "") -> Markup:
    """Title, department, the ``profile`` of the check (default: that of the form), and the facts that name the source file."""
    facts = [
        ("表种", FORM_WORDS.get(filing.form, filing.form)),
        ("部门", filing.department or "表上没有写明"),
        ("年度", f"{filing.fiscal_year} 年" if filing.fiscal_year else "表上没有写明"),
        ("金额单位", filing.money_unit),
        ("口径", profile or load_profile(filing.profile).title),
        ("来源文件", f"{document.name}（{document.pages} 页）" if document.pages else document.name),
        ("SHA-256", tag("code", document.sha256)),
    ]
    listed = (tag("div", tag("dt", name), tag("dd", value)) for name, value in facts)
    return tag("header", tag("h1", filing.title or "绩效目标表"), tag("dl", *listed, class_="facts"))


def conclusion(filing: Filing, findings: Sequence[Finding], verdicts: Sequence[Verdict]) -> Markup:
    """The verdict on the whole table in one sentence."""
    ordered = sorted(verdicts, key=lambda verdict: _GRAVE[verdict.severity])
    words = Counter(verdict.word for verdict in ordered if verdict.project_index is not None)
    judged = "、".join(f"{count} 个{word}" for word, count in words.items())
    unequal = len(filing.proof.failures) if filing.proof.status != "broken" else 0
    scores = f"，但有 {unequal} 处分值或得分加起来对不上" if unequal else ""  # sums of points and scores do not decide the proof
    total = f"，合计 {spell_amount(filing.funds.total, unit=filing.money_unit)} {filing.money_unit}" if filing.funds else ""
    projects = f"{words.total()} 个项目中，{judged}" if judged else "没有项目"
    found = f"查出疑点 {len(findings)} 处（{counted(findings)}）" if findings else "没有查出疑点"
    notices = f"；有 {len(filing.notices)} 处没有读或读得存疑" if filing.notices else ""
    sentence = f"{_PROOFS[filing.proof.status]}{total}{scores}；{projects}；{filing.indicator_count} 项指标，{found}{notices}。"
    worst = ordered[0].severity if ordered else None
    tone = "e" if filing.proof.failures or worst == "must" else "w" if worst else "o"
    return tag("p", sentence, class_=f"verdict {tone}")


def proof_section(filing: Filing) -> Markup:
    """Every sum that was checked with both numbers and its place, those that do not hold first."""
    head = ("核对内容", "#表上所印", "#逐项相加", "结果", "位置")
    rows = [_proof_row(check) for check in sorted(filing.proof.checks, key=lambda check: check.holds)]
    status = tag("span", _PROOFS[filing.proof.status], class_=f"tag {_PROOF_TONES[filing.proof.status]}")
    table = grid(head, *rows, caption="合计核对") if rows else ""
    said = tag("p", status, " ", _PROOF_NOTES[filing.proof.status], class_="pad")
    return card("核对", said, table, note=f"{len(rows)} 条，金额单位：{filing.money_unit}", id_="proof")


def _proof_row(check: ProofCheck) -> Markup:
    result = tag("span", "相符" if check.holds else "不符", class_="tag o" if check.holds else "tag e")
    numbers = (number_cell(f"{Decimal(number):,}") for number in (check.left, check.right))
    return tag("tr", cells(check.what), *numbers, cells(result, place(check.source)), class_=None if check.holds else "bad")


def notices_section(filing: Filing) -> Markup:
    """Everything that was not read, or was read with a reservation."""
    rows = [tag("tr", cells(notice.text, place(notice.source))) for notice in filing.notices]
    table = grid(("说明", "位置"), *rows, caption="没有读或读得存疑的内容")
    nothing = tag("p", "没有。全部内容都已读取。", class_="pad")
    return card("没有读或读得存疑的内容", table if rows else nothing, note=f"{len(rows)} 处", id_="notices")


def whole_table(findings: Sequence[Finding]) -> Markup:
    """The findings on the table as a whole; nothing where there are none."""
    if not findings:
        return Markup()
    return card("整张表的疑点", tag("div", *map(remark, findings), class_="pad"), note=counted(findings), id_="table")
