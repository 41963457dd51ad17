"""Money and targets are exact, and nobody swallows a fault."""

import ast
from collections.abc import Iterator

from tests.architecture.syntax import SourceFile, source_files

EXACT_ROOMS = ("text", "domain", "regulations", "recognition", "measures", "scoring", "rules")
CATCHES_EVERYTHING = {"jiheng/rules/engine.py", "jiheng_web/jobs/actions/running.py"}
READS_THE_CLOCK = "jiheng/cli/clock.py"
BROAD = {"Exception", "BaseException"}


def test_rooms_that_compute_have_no_float() -> None:
    floats = [file.place(node) for file in source_files() if file.is_in(*EXACT_ROOMS) for node in _floats(file)]
    assert not floats, "\n".join(floats)


def test_only_the_rule_runner_and_the_job_runner_catch_everything() -> None:
    broad = [file.place(node) for file in source_files() if file.path not in CATCHES_EVERYTHING for node in _broad_handlers(file)]
    assert not broad, "\n".join(broad)


def test_the_library_reads_no_clock_and_the_command_line_in_one_place() -> None:
    clocks = [
        file.place(node)
        for file in source_files()
        if file.path.startswith("jiheng/") and file.path != READS_THE_CLOCK
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"now", "utcnow", "today", "time_ns"}
    ]
    assert not clocks, "\n".join(clocks)


def _floats(file: SourceFile) -> Iterator[ast.AST]:
    for node in ast.walk(file.tree):
        match node:
            case ast.Constant(value=float()) | ast.Name(id="float"):
                yield node


def _broad_handlers(file: SourceFile) -> Iterator[ast.AST]:
    for node in ast.walk(file.tree):
        if isinstance(node, ast.ExceptHandler) and (node.type is None or any(_is_broad(part) for part in ast.walk(node.type))):
            yield node


def _is_broad(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id in BROAD
