"""The source files as syntax trees: what the architecture tests count."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
DefinitionNode = FunctionNode | ast.ClassDef


@dataclass(frozen=True)
class SourceFile:
    """One module under ``src/``: its path from there, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """The number of lines."""
        return len(self.text.splitlines())

    @property
    def functions(self) -> Iterator[FunctionNode]:
        """Every function and method, nested ones too."""
        return (node for node in ast.walk(self.tree) if isinstance(node, FunctionNode))

    def place(self, node: ast.AST) -> str:
        """``src/jiheng/source.py:12``, as an editor opens it."""
        return f"src/{self.path}:{getattr(node, 'lineno', 1)}"

    def is_in(self, *rooms: str) -> bool:
        """Whether the file lies in one of these folders of the library."""
        return self.path.startswith(tuple(f"jiheng/{room}/" for room in rooms))


@cache
def source_files() -> tuple[SourceFile, ...]:
    """All modules written by hand, in order of their paths; Django's generated migrations are left out."""
    paths = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
    texts = [(path.relative_to(SOURCE).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    return tuple(SourceFile(path, text, ast.parse(text)) for path, text in texts)


def length(function: FunctionNode) -> int:
    """Lines from ``def`` to the last one, both counted."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def own_nodes(function: FunctionNode) -> Iterator[ast.AST]:
    """The nodes of a function without those of functions and classes defined in it."""
    open_nodes: list[ast.AST] = list(function.body)
    while open_nodes:
        node = open_nodes.pop()
        yield node
        if not isinstance(node, DefinitionNode):
            open_nodes.extend(ast.iter_child_nodes(node))


def branches(function: FunctionNode) -> int:
    """How many ways the statements of a function part: if, elif, else, for, while, except, finally, case."""
    return sum(_ways(node) for node in own_nodes(function))


def _ways(node: ast.AST) -> int:
    match node:
        case ast.If(orelse=[ast.If()]):
            return 1
        case ast.If() | ast.For() | ast.AsyncFor() | ast.While():
            return 1 + bool(node.orelse)
        case ast.Try() | ast.TryStar():
            return len(node.handlers) + bool(node.orelse) + bool(node.finalbody)
        case ast.Match():
            return len(node.cases)
        case _:
            return 0


def parameters(function: FunctionNode) -> list[ast.arg]:
    """All parameters, without the ``self`` or ``cls`` of a method."""
    arguments = function.args
    named = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    starred = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
    return [argument for argument in [*named, *starred] if argument.arg not in ("self", "cls")]


def public_definitions(body: Iterable[ast.stmt]) -> Iterator[DefinitionNode]:
    """Classes and functions that others may use, the members of public classes too; Django's ``Meta`` says nothing of its own."""
    for node in body:
        if not isinstance(node, DefinitionNode) or node.name.startswith("_") or node.name == "Meta":
            continue
        yield node
        if isinstance(node, ast.ClassDef):
            yield from public_definitions(node.body)
