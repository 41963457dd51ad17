"""Everything public says what it is."""

import ast

from tests.architecture.syntax import public_definitions, source_files


def test_every_module_with_code_has_a_docstring() -> None:
    silent = [f"src/{file.path}:1" for file in source_files() if file.tree.body and not ast.get_docstring(file.tree)]
    assert not silent, "\n".join(silent)


def test_every_public_class_and_function_has_a_docstring() -> None:
    silent = [
        f"{file.place(node)} {node.name}"
        for file in source_files()
        if not file.path.rpartition("/")[2].startswith("_") or file.path.endswith("__init__.py")
        for node in public_definitions(file.tree.body)
        if not ast.get_docstring(node)
    ]
    assert not silent, "\n".join(silent)
