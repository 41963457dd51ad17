"""Imports point down, stand at the top, and load by name in two places only."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.syntax import REPOSITORY, SourceFile, own_nodes, source_files

LOADS_BY_NAME = {"jiheng/__init__.py", "jiheng/extras.py"}


def test_the_layers_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    outcome = subprocess.run([linter, "--no-cache"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr


def test_no_import_stands_inside_a_function() -> None:
    late = [
        file.place(node)
        for file in source_files()
        for function in file.functions
        for node in own_nodes(function)
        if isinstance(node, (ast.Import, ast.ImportFrom))
    ]
    assert not late, "\n".join(late)


def test_modules_are_loaded_by_name_in_two_places_only() -> None:
    places = [file.place(node) for file in source_files() if file.path not in LOADS_BY_NAME for node in _loads_by_name(file)]
    assert not places, "\n".join(places)


def test_only_the_public_api_imports_for_type_checking() -> None:
    places = [
        file.place(node)
        for file in source_files()
        if file.path != "jiheng/__init__.py"
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING"
    ]
    assert not places, "\n".join(places)


def _loads_by_name(file: SourceFile) -> Iterator[ast.AST]:
    for node in ast.walk(file.tree):
        match node:
            case ast.Name(id="__import__") | ast.Attribute(attr="import_module") | ast.alias(name="import_module"):
                yield node
