"""The end of the page: the rules that fired with their grounds, and how to read it all."""

from collections.abc import Sequence
from itertools import groupby

from jiheng.domain.finding import SEVERITY_WORDS, Finding
from jiheng.publication.html import Markup, card, cells, grid, tag
from jiheng.publication.remarks import severity_tag

_GUIDE = (
    ("核对", "把每个项目的金额逐级相加，与表上印的小计、合计相比。全部相符，说明项目没有漏读、金额没有读错。"),
    ("目标值", "把原文的写法拆成符号、数值和单位：“不少于40亿元”是 ≥ 4,000,000,000 元。一个指标值含几个数的，分行列出。"
               "没有数的写明是等级还是文字描述。“约”表示原文本身是约数。"),
    ("完成情况", "把表上填的实际完成值（监控表是全年预计完成值）与指标值对照：达到、没有达到，或者判断不了并写明原因。得分是表上填的，这里没有改动。"),
    ("原文", "左边宋体字是原件里的原样文字，加底色的是疑点所指之处。位置“表1:13:7”是第 1 张表第 13 行第 7 列，文本文件的行号就是行数。"),
    ("疑点", "“必须改”妨碍报送或使指标无法考核；“建议改”需要修改或说明；“提示”是写法问题。“疑似”的要由人判断。"
             "疑点由规则给出，不代替财政部门的审核意见。"),
    ("依据", "“条款待核对原文”表示没有见到文件原文，“据转述”表示只见过别处引用：引用前请自行核对。没有列依据的，是算术、表式或写法上的规则。"),
    ("来源", "SHA-256 是原文件的指纹：对手里的文件算一次，相同即为同一份文件。"),
)


def rules_section(findings: Sequence[Finding]) -> Markup:
    """Every rule that found something, by code: how often, and on what ground, marked where nobody has seen the original."""
    rows = []
    ordered = sorted(findings, key=lambda finding: finding.code)
    for code, group in groupby(ordered, key=lambda finding: finding.code):
        hits = list(group)
        levels = [tag("div", severity_tag(level)) for level in SEVERITY_WORDS if any(finding.severity == level for finding in hits)]
        grounds = list(dict.fromkeys(str(cite) for finding in hits for cite in finding.cites))
        ground = "；".join(grounds) or "算术、表式或写法规则，无须引文"
        rows.append(tag("tr", tag("td", code, class_="code"), cells(hits[0].name), tag("td", *levels), cells(len(hits), ground), id=code))
    table = grid(("代码", "规则", "程度", "#处", "依据"), *rows, caption="查出疑点的规则")
    return card("规则与依据", table if rows else tag("p", "没有规则查出疑点。", class_="pad"), note=f"{len(rows)} 条", id_="rules")


def guide_section() -> Markup:
    """How to read the page."""
    return card("怎样看这份报告", tag("dl", *(tag("div", tag("dt", name), tag("dd", text)) for name, text in _GUIDE), class_="guide"), id_="guide")
