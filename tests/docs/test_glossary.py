"""The glossary and the code say the same words, held against each other both ways."""

import ast
import re

from tests.architecture.syntax import REPOSITORY, public_definitions, source_files

GLOSSARY = REPOSITORY / "docs" / "glossary.md"
NOT_BUILT = "## 已定名、尚未实现"


def test_every_code_name_of_the_glossary_exists_in_the_code() -> None:
    built, _ = GLOSSARY.read_text(encoding="utf-8").split(NOT_BUILT)
    missing = sorted(_code_names(built) - _names_in_code())
    assert not missing, f"in docs/glossary.md, not in src/: {missing}"


def test_every_class_and_field_of_the_domain_is_in_the_glossary() -> None:
    missing = sorted(_names_of_domain() - _code_names(GLOSSARY.read_text(encoding="utf-8")))
    assert not missing, f"in src/jiheng/domain, not in docs/glossary.md: {missing}"


def test_what_the_domain_has_is_not_listed_as_missing() -> None:
    _, not_built = GLOSSARY.read_text(encoding="utf-8").split(NOT_BUILT)
    built = sorted(_code_names(not_built) & _names_of_domain())
    assert not built, f"move these up in docs/glossary.md: {built}"


def test_no_name_stands_for_one_thing_in_two_rows_without_saying_so() -> None:
    rows = [row for row in GLOSSARY.read_text(encoding="utf-8").splitlines() if row.startswith("|")]
    names = [name for row in rows for name in _code_names(row)]
    assert len(names) == len(set(names)), sorted({name for name in names if names.count(name) > 1})


def _code_names(text: str) -> set[str]:
    """The names in the second column of the tables."""
    cells = [line.split("|")[2] for line in text.splitlines() if line.startswith("|")]
    return {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}


def _names_in_code() -> set[str]:
    """Everything that the library defines: classes, functions, parameters, fields, variables."""
    names: set[str] = set()
    for file in source_files():
        for node in ast.walk(file.tree):
            match node:
                case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                    names.add(name)
                case _:
                    pass
    return names


def _names_of_domain() -> set[str]:
    """The public classes of ``jiheng.domain`` with their fields and properties, and its public constants and aliases."""
    names: set[str] = set()
    for file in source_files():
        if not file.is_in("domain"):
            continue
        names |= _assigned(file.tree.body)
        for node in public_definitions(file.tree.body):
            names.add(node.name)
            if isinstance(node, ast.ClassDef):
                names |= _assigned(node.body)
    return {name for name in names if not name.startswith("_")}


def _assigned(body: list[ast.stmt]) -> set[str]:
    targets = [target for node in body if isinstance(node, ast.Assign | ast.AnnAssign) for target in _targets(node)]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _targets(node: ast.Assign | ast.AnnAssign) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target]
