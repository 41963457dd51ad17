"""Writes the reference pages and the console blocks from the program itself; ``--check`` only says which are out of date."""

import argparse
import sys
from pathlib import Path

from tools.accuracy_page import accuracy_page
from tools.candidate_pages import candidate_pages
from tools.citation_page import citation_page
from tools.command_line import REPOSITORY
from tools.command_pages import command_pages
from tools.console_blocks import pages_with_console_blocks
from tools.error_gallery import error_gallery
from tools.rule_pages import FOLDER, rule_pages
from tools.unit_pages import unit_pages


def main() -> int:
    """0 when everything is written or up to date, 1 when ``--check`` finds a page that is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, exit with 1 where a page is out of date")
    check_only: bool = parser.parse_args().check
    pages = dict([
        *command_pages(), *rule_pages(), *candidate_pages(), *error_gallery(), *citation_page(), *accuracy_page(), *unit_pages(),
        *pages_with_console_blocks(),
    ])
    stale = [path for path, text in pages.items() if not path.is_file() or path.read_text(encoding="utf-8") != text]
    orphans = [path for path in sorted(FOLDER.glob("*.md")) if path not in pages]
    if check_only:
        _tell("out of date, run `make docs`", [*stale, *orphans])
        return 1 if stale or orphans else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(pages[path], encoding="utf-8")
    for path in orphans:
        path.unlink()
    _tell("written", stale)
    return 0


def _tell(what: str, paths: list[Path]) -> None:
    for path in paths:
        print(f"{what}: {path.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    sys.exit(main())
