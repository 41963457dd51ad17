"""Checkpoints as text, as one line and as a code; and both verifiers read them alike."""

import datetime
import io
import re

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st

from jiheng.errors import BrokenLedger
from jiheng.ledger import standalone
from jiheng.ledger.checkpoint import Checkpoint, checkpoint_line, draw_code, find_checkpoints, print_checkpoint, read_checkpoint
from tests.ledger.logs import START

SPECIFIED = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
"""The example of C2SP tlog-checkpoint."""
SIGNED = SPECIFIED + "\n— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeO\n"

CHECKPOINTS = st.builds(
    Checkpoint, st.sampled_from(["青江市财政局/2026", "a.example/log/1"]), st.integers(0, 10**15), st.binary(min_size=32, max_size=32),
    st.sampled_from(["sha256", "sm3"]), st.sampled_from([None, START, START.astimezone(datetime.UTC)]),
)  # fmt: skip


@given(CHECKPOINTS)
def test_a_checkpoint_that_was_printed_reads_back_in_every_form(checkpoint: Checkpoint) -> None:
    text, line = print_checkpoint(checkpoint), checkpoint_line(checkpoint)
    assert read_checkpoint(text) == checkpoint
    for form in (text, line, f"清单\n{{\"ledger\": \"{line}\"}}\n", "\ufeff" + text.replace("\n", "\r\n"), text.rstrip("\n")):
        assert find_checkpoints(form, name="存证") == (checkpoint,)
    (alone,) = standalone.read_anchors(text, "存证")
    assert alone == standalone.read_anchors(line, "存证")[0]
    assert alone == (checkpoint.origin, checkpoint.size, checkpoint.root, checkpoint.algorithm, checkpoint.at)


@pytest.mark.parametrize("text", [SPECIFIED, SIGNED])
def test_the_example_of_the_specification_is_read(text: str) -> None:
    checkpoint = read_checkpoint(text)
    assert (checkpoint.origin, checkpoint.segment, checkpoint.size) == ("example.com/behind-the-sofa", "behind-the-sofa", 20_852_163)
    assert print_checkpoint(checkpoint) == text


@pytest.mark.parametrize(
    "text",
    ["", "\n", "账/1\n3\n", SPECIFIED.replace("2I=", "2J="), SPECIFIED.replace("20852163", "020852163"), SPECIFIED.replace("\n", " "),
     SPECIFIED[:-1], SPECIFIED + "别的\n", SPECIFIED.replace("2I=", "2I"), SPECIFIED + "at 昨天\n", SPECIFIED.replace("20852163", "２０")],
)  # fmt: skip
def test_what_is_no_checkpoint_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BrokenLedger, match=r"“存证”不是一份完整的存证.*。$"):
        read_checkpoint(text, name="存证")


def test_all_lines_of_a_text_are_found() -> None:
    checkpoints = tuple(Checkpoint(f"账/{year}", year, bytes(32)) for year in (2024, 2025, 2026))
    text = "，".join(map(checkpoint_line, checkpoints[:2])) + "\n扫描 " + checkpoint_line(checkpoints[2])
    assert find_checkpoints(text, name="页") == checkpoints


def test_the_code_on_paper_is_small_and_says_the_line() -> None:
    checkpoint = Checkpoint("青江市财政局/2026", 1_234_567, bytes(range(32)), "sm3", START)
    drawing = draw_code(checkpoint)
    code = segno.make(checkpoint_line(checkpoint), error="q", micro=False)
    assert int(str(code.version)) <= 10
    expected = io.BytesIO()
    code.save(expected, kind="svg", omitsize=True, xmldecl=False)
    assert drawing == expected.getvalue().decode()
    assert re.match(r"<svg [^>]*viewBox=", drawing)
    assert "width=" not in drawing.split(">")[0]
