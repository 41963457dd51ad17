"""Profiles: regions and a bureau's own file, dated, signed, and told mistake by mistake."""

import datetime
import hashlib
from pathlib import Path

import pytest

import jiheng
from jiheng.errors import BrokenProfile, UnknownProfile
from jiheng.regulations.profile_chain import list_profiles
from jiheng.regulations.profiles import load_profile
from jiheng.rules.profile_pages import describe_profile, write_template
from jiheng.rules.registry import RULES
from tests.builders import make_filing, make_indicator, make_project

CODES = frozenset(rule.code for rule in RULES)
OWN = """
名称: 青江市财政局口径
沿用: sichuan
文件: 青财绩〔2026〕1号
签发: 青江市财政局 张三
印发日期: 2026-01-05
生效: 2026-01-10
轻重:
  IN005: 必须改
  IN006: 不查
  PR010: [{自: 2026-01-01, 值: 提示}, {自: 2027-01-01, 值: 必须改}]
数值:
  满意度常见下限（%）: 85
  indicators_least: [{自: 2026-01-01, 值: 6}]
比较:
  tolerance: 0.1
打分: hubei-2020
"""


def write(folder: Path, text: str, name: str = "本局口径.yaml") -> str:
    """The path of a profile file with this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def on(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def test_a_bureaus_own_file_counts_over_what_it_extends(tmp_path: Path) -> None:
    profile = load_profile(write(tmp_path, OWN), on=on("2026-06-01"), codes=CODES)
    base = load_profile("sichuan")
    assert (profile.title, profile.extends) == ("青江市财政局口径", "sichuan")
    assert (profile.severities["IN005"], profile.severities["IN006"], profile.severities["PR010"]) == ("must", None, "hint")
    assert profile.parameters["satisfaction_usual_least"] == 85
    assert profile.parameters["indicators_least"] == 6
    assert profile.parameters["monitoring_rate_least_june"] == base.parameters["monitoring_rate_least_june"]
    assert profile.scheme.name == "hubei-2020"
    assert str(profile.policy.tolerance) == "0.1"


def test_it_says_who_signed_it_and_its_digest(tmp_path: Path) -> None:
    path = write(tmp_path, OWN)
    origin = load_profile(path).origin
    assert origin.signature == "青江市财政局 张三签发，青财绩〔2026〕1号，2026-01-05印发"
    assert origin.digest == hashlib.sha256(Path(path).read_bytes()).hexdigest()
    assert load_profile("sichuan").origin.digest == ""


def test_dates_decide_what_counts(tmp_path: Path) -> None:
    path = write(tmp_path, OWN)
    assert load_profile(path, on=on("2027-03-01")).severities["PR010"] == "must"
    before = load_profile(path, on=on("2025-03-01"))
    assert before.parameters == load_profile("sichuan", on=on("2025-03-01")).parameters
    assert before.severities == load_profile("sichuan").severities
    assert "2025-03-01不在执行期内" in before.origin.lapses[0]
    assert load_profile(path, on=on("2026-01-10")).origin.lapses == ()


def test_after_its_last_day_a_profile_yields_to_what_it_extends(tmp_path: Path) -> None:
    path = write(tmp_path, "名称: 旧口径\n失效: 2025-12-31\n轻重: {IN005: 必须改}\n")
    assert load_profile(path, on=on("2025-12-31")).severities["IN005"] == "must"
    assert "IN005" not in load_profile(path, on=on("2026-01-01")).severities
    assert load_profile(path).severities["IN005"] == "must"


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path, "名称: 甲\n")
    assert load_profile(path).title == "甲"
    write(tmp_path, "名称: 乙\n")
    assert load_profile(path).title == "乙"


def test_english_keys_mean_the_same(tmp_path: Path) -> None:
    english = write(tmp_path, "title: 甲\nextends: hubei\nseverities: {IN006: off}\nparameters: {indicators_least: 5}\n", "a.yaml")
    chinese = write(tmp_path, "名称: 甲\n沿用: hubei\n轻重: {IN006: 不查}\n数值: {一个项目最少指标数: 5}\n", "b.yaml")
    one, other = load_profile(english), load_profile(chinese)
    assert (one.severities, one.parameters, one.scheme) == (other.severities, other.parameters, other.scheme)


@pytest.mark.parametrize(("text", "line", "said"), [
    ("名字: 甲\n", 1, "没有“名字”这一项，相近的有：名称"),
    ("沿用: base\n", 1, "没有写“名称”"),
    ("名称: 甲\n沿用: sichun\n", 2, "相近的有：sichuan"),
    ("名称: 甲\n生效: 2026-02-31\n", 2, "年-月-日"),
    ("名称: 甲\n生效: 2026-02-01\n失效: 2026-01-01\n", 3, "比“生效”还早"),
    ("名称: 甲\n名称: 乙\n", 2, "写了两次"),
    ("名称: 甲\n轻重:\n  IN999: 必须改\n", 3, "没有编码为“IN999”的规则，相近的有"),
    ("名称: 甲\n轻重:\n  IN005: 很重\n", 3, "必须改、建议改、提示、不查之一"),
    ("名称: 甲\n轻重:\n  IN005: [{从: 2026-01-01, 值: 提示}]\n", 3, "按日期写时"),
    ("名称: 甲\n轻重: 5\n", 2, "逐行写"),
    ("名称: 甲\n数值:\n  满意度: 85\n", 3, "相近的有：满意度常见下限（%）"),
    ("名称: 甲\n数值:\n  indicators_least: -1\n", 3, "不小于 0 的整数"),
    ("名称: 甲\n数值:\n  indicators_least: 4.5\n", 3, "不小于 0 的整数"),
    ("名称: 甲\n比较:\n  tolerance: 五成\n", 3, "tolerance"),
    ("名称: 甲\n打分: 火星\n", 2, "火星"),
    ("名称: 甲\n依据: [火星]\n", 2, "“文件”"),
    ("名称: 甲\n? [a, b]\n: 3\n", 2, "没有“？”这一项"),
    ("名称: 甲\n  轻重: x: y\n", 2, "写法读不懂"),
])
def test_every_mistake_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(BrokenProfile) as caught:
        load_profile(write(tmp_path, text), codes=CODES)
    sentences = str(caught.value).splitlines()
    assert any(sentence.startswith(f"本局口径.yaml 第{line}行：") and said in sentence for sentence in sentences), sentences
    assert all(sentence.endswith("。") for sentence in sentences)


@pytest.mark.parametrize("content", [b"", b"[1, 2]", b"\xff\xfe\x00", b"a: &x [*x]", b"- 1", b"x" * (256 * 1024 + 1), b"[" * 5000])
def test_what_is_no_profile_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "坏.yaml"
    path.write_bytes(content)
    with pytest.raises(BrokenProfile, match=r"^[^\n]*。$"):
        load_profile(str(path))


def test_a_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UnknownProfile, match=r"没有口径文件“没有\.yaml”"):
        load_profile("没有.yaml")


def test_the_template_loads_and_changes_nothing(tmp_path: Path) -> None:
    own, base = load_profile(write(tmp_path, write_template()), codes=CODES), load_profile("base")
    assert (own.severities, own.parameters, own.policy, own.scheme) == (base.severities, base.parameters, base.policy, base.scheme)
    assert describe_profile(write(tmp_path, write_template())).changes == ()


def test_every_line_that_the_template_offers_is_right(tmp_path: Path) -> None:
    lines = write_template().splitlines()
    whole = "\n".join(line.replace("  # ", "  ", 1) if line.startswith("  # ") else line for line in lines)
    profile = load_profile(write(tmp_path, whole), codes=CODES)
    assert set(profile.severities) == CODES
    assert profile.parameters == load_profile("base").parameters


def test_a_profile_says_in_words_what_it_changes(tmp_path: Path) -> None:
    text = describe_profile(write(tmp_path, OWN), on=on("2026-06-01")).text
    assert "轻重　IN005 指标值为约数：建议改 → 必须改" in text
    assert "数值　满意度常见下限（%）：80 → 85" in text
    assert "比较　约、左右容许的幅度：0.05 → 0.1" in text
    assert "青财绩〔2026〕1号" in text


@pytest.mark.parametrize("name", list_profiles())
def test_every_built_in_profile_names_rules_that_exist_and_says_what_it_is(name: str) -> None:
    profile = load_profile(name)
    assert profile.severities.keys() <= CODES
    assert profile.origin.note
    assert describe_profile(name).title == profile.title


def test_another_profile_changes_the_findings_and_the_check_says_which() -> None:
    filing = make_filing(make_project("某", make_indicator("培训场次", "80余场")))
    filing_result = jiheng.check(filing)
    strict = jiheng.check(filing, profile="sichuan", on=on("2025-03-01"))
    assert (filing_result.title, strict.title) == ("广州口径", "四川口径")


def test_a_check_under_a_file_with_an_unknown_rule_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenProfile, match="XX001"):
        jiheng.check(make_filing(make_project()), profile=write(tmp_path, "名称: 甲\n轻重: {XX001: 提示}\n"))
