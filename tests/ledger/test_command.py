"""``jiheng ledger``: verify, show, prove, checkpoint and the verifier it hands out, as people run them."""

import ast
import json
import re
import sys
from pathlib import Path

import pytest

from jiheng.ledger.folder import FolderStorage
from tests.cli.terminal import run
from tests.ledger.logs import STANDALONE, change, entries_of, forge, make_ledger, verify_alone


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Two segments of a ledger."""
    make_ledger(tmp_path / "账本", 10)
    return tmp_path / "账本"


def test_a_sound_ledger_ends_with_0_and_says_what_it_cannot_prove_alone(ledger: Path) -> None:
    outcome = run("ledger", "verify", ledger)
    assert (outcome.code, outcome.errors) == (0, "")
    assert "青江市财政局/2025　12 条，2026-01-04 09:00 至 2026-01-04 10:40，已封存" in outcome.output
    assert "青江市财政局/2026　11 条" in outcome.output
    assert "证明不了它没有被整本重写" in outcome.output
    assert outcome.output.endswith("没有发现问题。\n")


def test_a_checkpoint_kept_elsewhere_shows_what_was_rewritten(ledger: Path, tmp_path: Path) -> None:
    kept = tmp_path / "存证.txt"
    assert run("ledger", "checkpoint", ledger, "-o", kept).code == 0
    assert re.fullmatch(r"青江市财政局/2026\n11\n\S{44}\nat \S{29}\n", kept.read_text(encoding="utf-8"))
    outcome = run("ledger", "verify", ledger, "--checkpoint", kept)
    assert (outcome.code, outcome.errors) == (0, "")
    assert "前 11 条和另存的存证一致" in outcome.output
    assert "证明不了" not in outcome.output
    forge_actor(FolderStorage(ledger / "2026"))
    assert run("ledger", "verify", ledger).code == 0
    outcome = run("ledger", "verify", ledger, "--checkpoint", kept)
    assert outcome.code == 1
    assert "问题　2026：前 11 条和另存的存证（11 条）不一致" in outcome.output
    assert "建议：请保留现场，从另存的副本恢复" in outcome.output


def forge_actor(storage: FolderStorage) -> None:
    """Another actor in the fifth entry, all hashes right."""
    entries = entries_of(storage)
    forge(storage, [*entries[:4], change(entries[4], actor="李某"), *entries[5:]])


def test_the_answer_as_json_names_segments_and_breaches(ledger: Path) -> None:
    bundle = ledger / "2026" / "tile" / "entries" / "000.p" / "11"
    bundle.write_bytes(bundle.read_bytes().replace("王某".encode(), "李某".encode(), 1))
    outcome = run("ledger", "verify", ledger, "--format", "json")
    answer = json.loads(outcome.output)
    assert (outcome.code, answer["schema"], answer["sound"], answer["anchored"]) == (1, "jiheng.ledger-report/1", False, False)
    assert [segment["segment"] for segment in answer["segments"]] == ["2025", "2026"]
    (breach,) = answer["breaches"]
    assert (breach["segment"], breach["first"], breach["last"]) == ("2026", 2, 2)


def test_the_entries_are_listed_in_words_and_as_they_are(ledger: Path) -> None:
    outcome = run("ledger", "show", ledger, "--last", "1")
    assert outcome.output == (
        "2026 第 11 条　2026-01-04 12:26:00　王某（单位填报）　修改指标值　指标/10\n    原来：≥90%\n    改为：≥10%\n"
    )
    assert len(run("ledger", "show", ledger, "--segment", "2025", "--from", "3", "--format", "json").output.splitlines()) == 10
    assert len(run("ledger", "show", ledger, "--last", "99", "--format", "json").output.splitlines()) == 11
    assert "启用账本段" in run("ledger", "show", ledger).output


def test_a_proof_holds_against_the_checkpoint_that_was_kept(ledger: Path, tmp_path: Path) -> None:
    kept, proof = tmp_path / "存证.txt", tmp_path / "第5条.tlog-proof"
    kept.write_text(run("ledger", "checkpoint", ledger).output, encoding="utf-8")
    assert run("ledger", "prove", ledger, "--number", "5", "-o", proof).code == 0
    outcome = run("ledger", "verify", proof, "--checkpoint", kept)
    assert (outcome.code, outcome.errors) == (0, "")
    assert "成立　这一条在账本“青江市财政局/2026”的前 11 条里。" in outcome.output
    other = tmp_path / "别的.txt"
    other.write_text(run("ledger", "checkpoint", ledger, "--segment", "2025").output, encoding="utf-8")
    assert run("ledger", "verify", proof, "--checkpoint", other).code == 1
    growth = run("ledger", "prove", ledger, "--since", kept)
    (tmp_path / "延续").write_text(growth.output, encoding="utf-8")
    outcome = run("ledger", "verify", tmp_path / "延续")
    assert (outcome.code, "只增不改" in outcome.output, "出具人自己写的" in outcome.output) == (0, True, True)


def test_the_checkpoint_comes_as_a_line_and_as_a_code(ledger: Path) -> None:
    line = run("ledger", "checkpoint", ledger, "--format", "line").output
    assert re.fullmatch(r"jiheng-ledger/1 sha256 青江市财政局/2026 11 \S{44} \S{29}\n", line)
    assert run("ledger", "checkpoint", ledger, "--format", "svg").output.startswith("<svg ")


def test_the_verifier_that_is_handed_out_is_one_file_that_runs_alone(ledger: Path, tmp_path: Path) -> None:
    target = tmp_path / "verify_ledger.py"
    assert run("ledger", "verifier", "-o", target).code == 0
    assert target.read_bytes() == STANDALONE.read_bytes()
    assert verify_alone(ledger).code == 0


@pytest.mark.parametrize(
    "words",
    [("verify", "没有"), ("verify", "."), ("show", "."), ("show", "账本", "--segment", "2030"), ("prove", "账本"),
     ("prove", "账本", "--number", "99"),
     ("show", "账本", "--from", "12"), ("show", "账本", "--from", "0"), ("show", "账本", "--last", "0"),
     ("checkpoint", "没有"), ("verify", "账本", "--checkpoint", "没有.txt"), ("verify", "坏.txt"), ("verify", "账本", "--checkpoint", "坏.txt"), (),
     ("prove", "账本", "--since", "坏.txt"), ("verifier", "-o", "没有/程序.py")],
)  # fmt: skip
def test_what_cannot_be_done_ends_with_2_and_one_sentence(ledger: Path, words: tuple[str, ...]) -> None:
    (ledger.parent / "坏.txt").write_bytes(b"\xff\x00")
    outcome = run("ledger", *words, cwd=ledger.parent)
    assert (outcome.code, outcome.output) == (2, "")
    assert re.fullmatch("[^\n]*[\u4e00-\u9fff][^\n]*。\n", outcome.errors)


def test_the_help_of_every_part_is_chinese() -> None:
    for words in ((), ("verify",), ("show",), ("prove",), ("checkpoint",), ("verifier",)):
        output = run("ledger", *words, "--help").output
        assert output.startswith("用法：jiheng ledger")
        assert not re.search(r"usage|options:|positional|arguments|show this|default", output)


def test_the_stand_alone_verifier_needs_python_3_8_and_its_library_only() -> None:
    tree = ast.parse(STANDALONE.read_text(encoding="utf-8"), feature_version=(3, 8))
    modules = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    modules |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {module.partition(".")[0] for module in modules} <= sys.stdlib_module_names


def test_the_stand_alone_verifier_refuses_wrong_use_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "坏").write_bytes(b"\xff\x00")
    for words in ((), (tmp_path,), (tmp_path / "没有",), (tmp_path / "坏",)):
        answer = verify_alone(*words)
        assert (answer.code, bool(re.search("[\u4e00-\u9fff]", answer.output))) == (2, True)
    assert "用法" in verify_alone(Path("--help")).output
