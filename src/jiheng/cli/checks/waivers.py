"""The files of waivers and the baseline that lie beside a table."""

import argparse
from errno import ENAMETOOLONG
from pathlib import Path

import jiheng
from jiheng.cli.checks.checked import Checked
from jiheng.cli.output import write_answer
from jiheng.errors import say_why

_KEPT = ".旧"
"""What stands before the suffix in the name of the baseline before this one."""


def add_waiver_arguments(parser: argparse.ArgumentParser) -> None:
    """Which waivers count, and whether today's findings become the baseline."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--waivers", metavar="豁免文件", help="用这个豁免文件（默认用表旁边的“文件名.豁免.yaml”）")
    which.add_argument("--no-waivers", action="store_true", help="不用豁免和基线，全部疑点照常显示")
    which.add_argument("--write-baseline", action="store_true", help="把现有的疑点记入表旁边的“文件名.基线.yaml”，以后只显示新增的")


def load_waivers(table: Path, options: argparse.Namespace) -> "tuple[tuple[jiheng.Waiver, ...], jiheng.Baseline | None]":
    """The waivers and the baseline for ``table``: those beside it, unless the options say otherwise.

    Raises ``BrokenWaivers`` for a file that cannot be understood, ``JihengError`` for one that is asked for and cannot be read.
    """
    if options.no_waivers:
        return (), None
    own = Path(options.waivers) if options.waivers else _beside(table, jiheng.WAIVERS_SUFFIX)
    waivers, baseline = _read(own, is_asked_for=bool(options.waivers)), _read(_beside(table, jiheng.BASELINE_SUFFIX))
    is_used = baseline is not None and not options.write_baseline
    return (
        () if waivers is None else jiheng.read_waivers(waivers, name=own.name),
        jiheng.read_baseline(baseline or b"", name=f"{table.name}{jiheng.BASELINE_SUFFIX}") if is_used else None,
    )


def record_baseline(checked: Checked) -> str:
    """Write the findings of a check into the file beside its table and say so; the baseline before it is kept under another name."""
    table = Path(checked.path)
    target, old = _beside(table, jiheng.BASELINE_SUFFIX), _beside(table, f"{_KEPT}{jiheng.BASELINE_SUFFIX}")
    findings = checked.on_document
    shown = checked.readings[0].document.name
    content = jiheng.write_baseline(findings, day=checked.on, table=shown)
    if len(content.encode()) > jiheng.WAIVERS_BYTES:
        raise jiheng.JihengError(f"疑点太多（{len(findings)} 处），记不进一个基线文件；请先把表拆开。")
    before = _read(target)
    if before is not None:
        jiheng.read_baseline(before, name=f"{shown}{jiheng.BASELINE_SUFFIX}")  # what is no baseline of ours is not replaced
        write_answer(before, path=str(old), source=checked.path)
    write_answer(content, path=str(target), source=checked.path)
    kept = f"；原来的基线留在“{shown}{_KEPT}{jiheng.BASELINE_SUFFIX}”" if before is not None else ""
    return f"已把 {len(findings)} 处疑点记入“{shown}{jiheng.BASELINE_SUFFIX}”，以后检查这份表只显示新增的{kept}"


def _beside(table: Path, suffix: str) -> Path:
    return table.with_name(f"{table.name}{suffix}")


def _read(path: Path, *, is_asked_for: bool = False) -> bytes | None:
    try:
        if not path.exists() and not is_asked_for:
            return None
        if not path.is_file():
            raise jiheng.JihengError(f"“{path}”不是文件，或者找不到；豁免文件请检查路径，或用 --no-waivers 不用它。")
        with path.open("rb") as stream:
            return stream.read(jiheng.WAIVERS_BYTES + 1)  # one byte more than is taken, so that it is refused
    except OSError as error:
        if error.errno == ENAMETOOLONG and not is_asked_for:
            return None  # the table's name leaves no room for a file beside it
        raise jiheng.JihengError(f"“{path}”打不开（{say_why(error)}）；请检查权限，或用 --no-waivers 不用它。") from error
