"""Puts the modules of the grid into the one file that pages load: without comments it is half as heavy, and one request.

``python -m tools.pack_grid`` writes ``static/grid/pack.js``; a test says when it is out of date. What is edited is the modules.
"""

import re

from tools.command_line import REPOSITORY

GRID = REPOSITORY / "src" / "jiheng_web" / "static" / "grid"
PACK = GRID / "pack.js"
ENTRY = "start.js"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.]+)";\n', re.MULTILINE)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NAME = re.compile(r"^(?:export )?(?:async )?(?:const|let|function|class) ([\w$]+)", re.MULTILINE)
_OPENING = "/* Made from the modules beside it by tools/pack_grid.py; edit those. */\n"


def pack() -> str:
    """The text of the packed file: every module after those it needs, in one scope.

    Raises ``ValueError`` when two modules call different things by one name.
    """
    order: list[str] = []
    _visit(ENTRY, order)
    texts = {name: (GRID / name).read_text(encoding="utf-8") for name in order}
    owners: dict[str, str] = {}
    for module, text in texts.items():
        for name in _NAME.findall(text):
            if name in owners:
                raise ValueError(f"{module} and {owners[name]} both define {name}")
            owners[name] = module
    return _OPENING + "".join(_strip(text) for text in texts.values())


def main() -> None:
    """Writes the file."""
    PACK.write_text(pack(), encoding="utf-8")
    print(f"{PACK.relative_to(REPOSITORY)}: {PACK.stat().st_size:,} bytes")


def _visit(module: str, order: list[str]) -> None:
    """Adds a module to the order, after those that it imports."""
    for needed in _IMPORT.findall((GRID / module).read_text(encoding="utf-8")):
        if needed not in order:
            _visit(needed, order)
    order.append(module)


def _strip(text: str) -> str:
    """The code of a module alone; lines lose their indent, which no string of ours spans."""
    code = _COMMENT.sub("", _IMPORT.sub("", text))
    lines = (line.strip().removeprefix("export ") for line in code.splitlines())
    return "".join(f"{line}\n" for line in lines if line and line != "{};")


if __name__ == "__main__":
    main()
