"""Names say the official word, and never one that says nothing."""

import ast
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from tests.architecture.syntax import SOURCE, SourceFile, parameters, source_files

EMPTY_WORDS = {"process", "handle", "manage", "data", "info", "helper", "helpers", "util", "utils", "misc", "common", "manager", "service"}
REPLACED_WORDS = {"org", "goal", "goals", "kpi", "level1", "amount1"}
FORBIDDEN = EMPTY_WORDS | REPLACED_WORDS

NAMED_BY_DJANGO = {"jiheng_web/settings.py"}
DJANGO_NAMES = {"handle", "process_view"}

APP_FILES = {
    "__init__", "apps", "models", "queries", "actions", "policies", "forms", "views", "urls", "admin", "jobs", "kinds", "storage",
    "workflow",
}


def test_no_name_uses_a_forbidden_word() -> None:
    files = [file for file in source_files() if file.path not in NAMED_BY_DJANGO]
    bad = [f"{place} {name}" for file in files for place, name in _names(file) if _words(name) & FORBIDDEN and name not in DJANGO_NAMES]
    assert not bad, "\n".join(bad)


def test_every_django_app_has_the_same_file_names() -> None:
    apps = [path.parent for path in (SOURCE / "jiheng_web").rglob("apps.py")]
    strangers = [
        path.relative_to(SOURCE).as_posix() for app in apps for path in sorted(app.glob("*.py")) if path.stem not in APP_FILES
    ]
    assert not strangers, "\n".join(strangers)


def _words(name: str) -> set[str]:
    """``parse_target`` and ``ParseTarget`` → parse, target."""
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])", name)}


def _names(file: SourceFile) -> Iterator[tuple[str, str]]:
    """Every name that a file introduces, with its place: folders and the module, definitions, parameters, variables."""
    for part in PurePosixPath(file.path).with_suffix("").parts:
        yield f"src/{file.path}:1", part
    for node in ast.walk(file.tree):
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield file.place(node), node.name
                yield from ((file.place(argument), argument.arg) for argument in parameters(node))
            case ast.ClassDef():
                yield file.place(node), node.name
            case ast.Name(ctx=ast.Store()):
                yield file.place(node), node.id


def test_the_words_of_a_name_are_told_apart() -> None:
    assert _words("get_HTTPService") >= {"get", "service"}
    assert _words("metadata") == {"metadata"}
