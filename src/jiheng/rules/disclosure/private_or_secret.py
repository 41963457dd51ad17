"""文字里有公民身份号码、手机号码或密级标志。

检查什么
    项目名称、绩效目标、指标名称和指标值，以及预算公开的说明里，有没有校验位正确的18位公民身份号码、手机号码，和“秘密（10年）”
    一类密级标志（带★的，读取时就不收）。表头表尾的联系电话栏、办公电话、“保密工作”“机密级系统测评”一类说法不算。
为什么
    绩效目标表要公开；个人信息、国家秘密一旦公开就收不回来。
会查出
    目标 | 全年开展心理援助热线服务，由王医生（手机13812345678）负责值守，服务不少于600人次，使来电者满意度达到90%以上。

    目标 | 救助困难群众张某（身份证号11010519491231002X）等600人，按月足额发放救助金，使救助对象满意度达到90%以上。
不会查出
    目标 | 全年开展心理援助热线服务，热线电话12356全天值守，编号510000212345678901的设备完好，服务600人次，满意度达到90%以上。

    数量指标 | 机密级信息系统测评次数 | ≥2次
"""

import re
from collections.abc import Iterator

from jiheng.regulations.profiles import Profile
from jiheng.rules.facts.passages import find_passages
from jiheng.rules.facts.subjects import FilingFacts
from jiheng.rules.rule import Flaw, Rule

_FOUND = re.compile(
    r"(?P<id>(?<![\dA-Za-z])[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?![\dA-Za-z]))"
    r"|(?P<phone>(?<![\d.])1[3-9]\d{9}(?![\d.]|(?:万|亿)?元))"
    r"|(?P<secret>(?:绝密|机密|秘密)\s*(?:★|☆|[（(]\s*(?:长期|\d{1,2}\s*年)\s*[）)]))"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WORDS = {"id": "公民身份号码", "phone": "手机号码", "secret": "密级标志"}
_SHOWN = 3
_REMEDY = "删去或者改用不指明个人的说法；涉及国家秘密的，停止传递和公开，按保密规定办理"


def check(facts: FilingFacts, profile: Profile) -> Iterator[Flaw]:
    """A flaw for every number of a person and every mark of secrecy; the message shows only its beginning."""
    for project in facts.projects:
        for passage in find_passages(project, _FOUND):
            for match in _matches(passage.printed):
                place = passage.locate(*match.span())
                yield Flaw(_say(passage.where, match), _REMEDY, source=place, project=project, indicator=passage.indicator)
    for statement in facts.filing.statements:
        for match in _matches(statement.text):
            yield Flaw(_say("绩效说明", match), _REMEDY, source=statement.sources[0])


def find_private(text: str) -> Iterator[tuple[str, str]]:
    """Every number of a person and every mark of secrecy in any text: what it is (Chinese), and the stretch."""
    return ((_WORDS[str(match.lastgroup)], match.group()) for match in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    return (match for match in _FOUND.finditer(text) if match["id"] is None or _is_person(match["id"]))


def _is_person(number: str) -> bool:
    """Whether the last character is the right check character (GB 11643), as in no other number of 18 digits but one in eleven."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number, strict=False))
    return _CHECKS[total % len(_CHECKS)] == number[-1].upper()


def _say(where: str, match: re.Match[str]) -> str:
    return f"{where}里有{_WORDS[str(match.lastgroup)]}“{match.group()[:_SHOWN]}…”"


RULE = Rule(
    code="DI005", name="含个人信息或密级标志", concern="disclosure", severity="must", certainty="certain", scope=FilingFacts, check=check,
    cites=("secrets-law", "personal-information-law"),
)
