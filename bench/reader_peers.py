"""Tables of PDF files as other libraries find them, each used as its documentation says for ruled tables; runs where one of them is.

``python reader_peers.py NAME`` reads a list of paths (JSON) and prints for each file its tables (page by page, rows of texts) and the CPU
seconds that it took. A slow library stops after ``SECONDS_MOST`` and leaves the other files out.
"""

import importlib
import json
import sys
import warnings
from collections.abc import Callable
from time import process_time
from typing import Any

SECONDS_MOST = 100.0

Tables = list[list[list[str]]]


def load_pdfplumber() -> Callable[[str], Tables]:
    """``page.extract_tables()``: by the lines of the page."""
    pdfplumber = importlib.import_module("pdfplumber")

    def read(path: str) -> Tables:
        with pdfplumber.open(path) as document:
            return [as_texts(table) for page in document.pages for table in page.extract_tables()]

    return read


def load_camelot() -> Callable[[str], Tables]:
    """``flavor="lattice"``: for tables with lines."""
    camelot = importlib.import_module("camelot")
    return lambda path: [as_texts(table.data) for table in camelot.read_pdf(path, pages="all", flavor="lattice")]


def load_pymupdf() -> Callable[[str], Tables]:
    """``page.find_tables()``: by lines, which is its default."""
    pymupdf = importlib.import_module("pymupdf")

    def read(path: str) -> Tables:
        with pymupdf.open(path) as document:
            return [as_texts(table.extract()) for page in document for table in page.find_tables().tables]

    return read


LOADERS = {"pdfplumber": load_pdfplumber, "camelot-py": load_camelot, "PyMuPDF": load_pymupdf}


def as_texts(table: list[list[str | None]]) -> list[list[str]]:
    """Nothing is an empty text."""
    return [[cell or "" for cell in row] for row in table]


def main() -> None:
    """One file is read before the clock starts, so that loading the library is not counted."""
    warnings.simplefilter("ignore")
    paths = json.load(sys.stdin)
    read = LOADERS[sys.argv[1]]()
    out, sys.stdout = sys.stdout, sys.stderr  # some of them advertise themselves
    read(paths[0])
    report: dict[str, dict[str, Any]] = {}
    for path in paths:
        if sum(told["seconds"] for told in report.values()) > SECONDS_MOST:
            break
        start = process_time()
        try:
            tables = read(path)
        except Exception as error:
            print(path, error, file=sys.stderr)
            tables = []
        report[path] = {"tables": tables, "seconds": process_time() - start}
    json.dump(report, out, ensure_ascii=False)


if __name__ == "__main__":
    main()
