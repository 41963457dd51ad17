"""Whatever the code puts down in the ledger has Chinese words, so that no page shows a code name."""

import ast
from collections.abc import Iterator

from jiheng_web.ledger_words import ACTION_WORDS, SUBJECT_WORDS, say_value
from tests.architecture.syntax import source_files

RECORDERS = {"record", "build_act"}


def calls() -> Iterator[ast.Call]:
    """Every call that puts something down."""
    for file in source_files():
        for node in ast.walk(file.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RECORDERS:
                yield node


def assigned() -> Iterator[str]:
    """Every text that is given the name ``action`` before it is put down."""
    for file in source_files():
        for node in ast.walk(file.tree):
            match node:
                case ast.Assign(targets=[ast.Name(id="action")], value=value) if file.path.startswith("jiheng_web/"):
                    yield from literals(value)


def literals(node: ast.AST | None) -> Iterator[str]:
    """The texts that an argument may be."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=body, orelse=other):
            yield from literals(body)
            yield from literals(other)
        case ast.JoinedStr(values=[ast.Constant(value=str(text)), *_]):
            yield text


def test_every_action_has_words() -> None:
    actions = {text for call in calls() for text in literals(call.args[0] if call.args else None)} | set(assigned())
    assert actions
    assert sorted(action for action in actions - set(ACTION_WORDS) if not action.endswith(".")) == []


def test_every_kind_of_object_has_words() -> None:
    subjects = {text for call in calls() for keyword in call.keywords if keyword.arg == "subject" for text in literals(keyword.value)}
    assert sorted({text.partition("/")[0] for text in subjects} - set(SUBJECT_WORDS)) == []


def test_values_are_read_as_people_read() -> None:
    assert say_value({"state": "草稿", "is_open": True, "别的": None}) == "状态：草稿；进行中：是；别的：—"
    assert say_value("≥90%") == "≥90%"
    assert say_value(["甲", 2]) == '["甲", 2]'
    assert say_value("长" * 400).endswith("长…")
