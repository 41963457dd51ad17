"""Reading beside the libraries that people would use else, on the same files in one run: cells right, pages a CPU second, times as fast.

The PDF peers are installed by this benchmark into environments of their own under ``.data/``; one that cannot be is named.
"""

import io
import json
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path
from time import process_time
from typing import NamedTuple

from lxml import etree
from python_calamine import CalamineWorkbook

from bench import reader_costs
from bench.clock import best
from bench.environments import prepare
from jiheng.document import Cell, Document
from jiheng.readers.registry import read_document
from jiheng.source import Source
from tests.generated.content import make_content
from tests.generated.docx import write_docx
from tests.generated.forms import FORMS
from tests.generated.pages import Grid
from tests.generated.pdf import write_pdf
from tests.generated.styles import STYLES
from tests.generated.xlsx import write_xlsx

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLES = REPOSITORY.parent / "shared" / "samples"
FOLDER = REPOSITORY / ".data" / "bench" / "files"
PEERS = {"pdfplumber": ["pdfplumber"], "camelot-py": ["camelot-py[base]", "opencv-python-headless"], "PyMuPDF": ["pymupdf"]}
HEADLINE = "绩衡"
LARGE = 40
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_TOTAL = "总计"
_PAGE = (1100, 1600)

Cells = Counter[str]
Tables = list[list[list[str]]]


class Paper(NamedTuple):
    """A PDF file: its style, its bytes' path, the texts of its cells and how many pages it has."""

    style: str
    path: Path
    cells: Cells
    pages: int


class Read(NamedTuple):
    """What one library found in one file."""

    tables: Tables
    seconds: float

    @property
    def cells(self) -> Cells:
        """The texts of its cells without white space."""
        return _filled(Counter(_squeezed(cell) for table in self.tables for row in table for cell in row))


def report(names: Sequence[str] = tuple(PEERS)) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown."""
    environments = {name: python for name in names if (python := prepare(name, PEERS[name]))}
    if missing := [name for name in names if name not in environments]:
        yield from (f"没有装上，缺：{'、'.join(missing)}。", "")
    yield from _on_generated_pages(environments)
    yield from _on_real_pages(environments)
    yield from _beside_bare_parsers()


def write_papers() -> list[Paper]:
    """One file of each style with a page of each form, on pages so large that no reader has to join anything."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    papers = []
    for number, style in enumerate(STYLES):
        whole = style._replace(cuts="never", open_cuts=False)
        grids = [_cut_off(grid) for form in FORMS for grid in FORMS[form](make_content(number, works_at_most=2), whole).grids[:1]]
        path = FOLDER / f"{number}.pdf"
        path.write_bytes(write_pdf(grids, whole._replace(page=_PAGE, apart=True, footer="", header="")))
        cells = Counter(_squeezed(box.text) for grid in grids for _, _, box in grid.placed())
        papers.append(Paper(style.name, path, +_filled(cells), len(grids)))
    return papers


def find_right(found: Cells, wanted: Cells) -> tuple[int, int]:
    """How many cells are right, and how many are said that are not there."""
    return (found & wanted).total(), (found - wanted).total()


def read_own(paths: Sequence[Path]) -> dict[str, Read]:
    """What our reader finds; a cell that is merged counts once."""
    read_document(paths[0])
    found = {}
    for path in paths:
        start = process_time()
        document = read_document(path)
        found[str(path)] = Read(_tables_of(document), process_time() - start)
    return found


def ask_peer(python: Path, name: str, paths: Sequence[Path]) -> dict[str, Read]:
    """What a peer finds; none, said on standard error, where it fails."""
    command = [str(python), "-W", "ignore", str(Path(__file__).with_name("reader_peers.py")), name]
    done = subprocess.run(command, input=json.dumps(list(map(str, paths))), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return {}
    return {path: Read(told["tables"], told["seconds"]) for path, told in json.loads(done.stdout).items()}


def _on_generated_pages(environments: dict[str, Path]) -> Iterator[str]:
    papers = write_papers()
    results = _ask_all(environments, [paper.path for paper in papers])
    pages, wanted = sum(paper.pages for paper in papers), sum(paper.cells.total() for paper in papers)
    yield from (f"## 读 PDF 表格：{len(papers)} 种印法，{pages} 页，{wanted:,} 格", "")
    yield from ("没有一行跨页，各家不必接行；格子里的字去掉空白后完全相同才算对。字体没有嵌在文件里：别家要先找机器上的字体，绩衡用自己的方框字代替。", "")
    said = {name: {path: read.cells for path, read in found.items()} for name, found in results.items()}
    yield from _compare(papers, said, results)
    for style, off in _lost(papers, results):
        yield f"- {style}：{'，'.join(f'{name}差 {count} 格' for name, count in off.items())}"
    yield ""


def _on_real_pages(environments: dict[str, Path]) -> Iterator[str]:
    """The published table as three programs print it; the same joiner puts the rows that pages cut together again, whoever read them."""
    paths = [path for variant in ("docx", "xlsx", "lines") if (path := SAMPLES / f"guangzhou-kexie--{variant}.pdf").exists()]
    if not paths:
        return
    rows = CalamineWorkbook.from_path(str(SAMPLES / "guangzhou-kexie.xlsx")).get_sheet_by_index(0).to_python()
    wanted = _glued([[[str(cell) for cell in row] for row in rows]])
    papers = [Paper(path.stem, path, wanted, read_document(path).pages or 0) for path in paths]
    results = _ask_all(environments, paths)
    yield from (f"## 读真的 PDF：同一张表的 {len(paths)} 种版本，{sum(paper.pages for paper in papers)} 页，每种 {wanted.total()} 格", "")
    yield from ("同一段程序替各家把跨页的行接起来。", "")
    said = {name: {path: _glued(read.tables) for path, read in found.items()} for name, found in results.items()}
    yield from _compare(papers, said, results)


def _ask_all(environments: dict[str, Path], paths: Sequence[Path]) -> dict[str, dict[str, Read]]:
    asked = {HEADLINE: read_own(paths)} | {name: ask_peer(python, name, paths) for name, python in environments.items()}
    return {name: found for name, found in asked.items() if found}


def _compare(papers: Sequence[Paper], said: dict[str, dict[str, Cells]], results: dict[str, dict[str, Read]]) -> Iterator[str]:
    """One row for each library, on the files that it read in its time."""
    yield from ("| | 对的格子 | 少的 | 多出的或错的 | 全对的文件 | 每CPU秒页数（本机） | 绩衡的速度是它的 |", "|---|---|---|---|---|---|---|")
    for name, found in results.items():
        own = [paper for paper in papers if str(paper.path) in found]
        judged = [(find_right(said[name][str(paper.path)], paper.cells), paper.cells.total()) for paper in own]
        right, wrong, wanted = (sum(pair[0] for pair, _ in judged), sum(pair[1] for pair, _ in judged), sum(total for _, total in judged))
        perfect = sum(pair == (total, 0) for pair, total in judged)
        seconds, ours = (sum(read[str(paper.path)].seconds for paper in own) for read in (found, results[HEADLINE]))
        speed = sum(paper.pages for paper in own) / seconds
        counts = f"{wanted - right} | {wrong} | {perfect} / {len(own)}"
        yield f"| {name} | {right / wanted:.1%} | {counts} | {speed:.1f} | {seconds / ours:.1f} 倍 |"
    yield ""


def _glued(tables: Tables) -> Cells:
    """The cells of the list: rows that pages cut put together again, repeated heads left out."""
    rows: list[list[str]] = []
    for row in (list(map(_squeezed, row)) for table in tables for row in table):
        if len(row) < 2 or rows and row == rows[0] or not rows and row[1] != _TOTAL:
            continue
        if rows and not row[1]:
            rows[-1] = [before + after for before, after in zip_longest(rows[-1], row, fillvalue="")]
        else:
            rows.append(row)
    return _filled(Counter(cell for row in rows for cell in row))


def _lost(papers: Sequence[Paper], results: dict[str, dict[str, Read]]) -> Iterator[tuple[str, dict[str, int]]]:
    """The styles in which our reader is not perfect, and by how many cells every library is off there."""
    for paper in papers:
        found = {name: files[str(paper.path)].cells for name, files in results.items() if str(paper.path) in files}
        counts = {name: find_right(cells, paper.cells) for name, cells in found.items()}
        off = {name: paper.cells.total() - right + wrong for name, (right, wrong) in counts.items()}
        if off[HEADLINE]:
            yield paper.style, off


def _beside_bare_parsers() -> Iterator[str]:
    """Documents of every size; the bare parsers give texts only: no places, no shown numbers, no merged cells, no notices."""
    yield from ("## 读 XLSX 和 DOCX，与只取文字的解析库相比", "", "解析库只取出文字；绩衡另有显示的数、合并格、每格的位置和没有读到的内容。", "")
    yield from ("| 文件 | 单纯 calamine | 绩衡 | 倍数 |", "|---|---|---|---|")
    for name, content in _workbooks():
        yield _ratio(name, content, _bare_xlsx)
    yield from ("", "| 文件 | 单纯 lxml | 绩衡 | 倍数 |", "|---|---|---|---|")
    for name, content in _texts():
        yield _ratio(name, content, _bare_docx)
    large = {"XLSX 大表": list(_workbooks())[-1][1], "DOCX 大表": list(_texts())[-1][1]}
    yield from ("", *reader_costs.report(large))


def _ratio(name: str, content: bytes, bare: Callable[[bytes], object]) -> str:
    plain, own = best(partial(bare, content), runs=9), best(partial(read_document, content, name=name), runs=9)
    return f"| {name}（{len(content) // 1024:,} KB） | {plain * 1000:.1f} 毫秒（本机） | {own * 1000:.1f} 毫秒（本机） | {own / plain:.1f} |"


def _workbooks() -> Iterator[tuple[str, bytes]]:
    yield from _real("xlsx")
    for form in ("list", "self-evaluation"):
        yield f"生成的大表（{form}）", write_xlsx(_large(form), STYLES[0]._replace(apart=False))


def _texts() -> Iterator[tuple[str, bytes]]:
    yield from _real("docx")
    for form in ("list", "self-evaluation"):
        yield f"生成的大表（{form}）", write_docx(_large(form), STYLES[0]._replace(apart=False))


def _real(suffix: str) -> Iterator[tuple[str, bytes]]:
    """The real tables, where they are at hand."""
    paths = [SAMPLES / f"{name}.{suffix}" for name in ("guangzhou-kexie", "self-evaluation")]
    yield from ((path.name, path.read_bytes()) for path in paths if path.exists())


def _large(form: str) -> list[Grid]:
    return [grid for number in range(LARGE) for grid in FORMS[form](make_content(number), STYLES[0]).grids]


def _bare_xlsx(content: bytes) -> object:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]


def _bare_docx(content: bytes) -> object:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return ["".join(text.text or "" for text in cell.iter(f"{_W}t")) for cell in root.iter(f"{_W}tc")]


def _cut_off(grid: Grid) -> Grid:
    """A grid without the lines around it: they are no cells."""
    return Grid(grid.widths, grid.rows, head_rows=grid.head_rows)


def _tables_of(document: Document) -> Tables:
    """The rows of the tables, a merged cell once, lines outside any grid left out."""
    seen: set[Source] = set()
    return [[[_once(cell, seen) for cell in row] for row in table.rows if len(row) > 1] for table in document.tables]


def _once(cell: Cell, seen: set[Source]) -> str:
    if cell.source in seen:
        return ""
    seen.add(cell.source)
    return cell.text


def _filled(cells: Cells) -> Cells:
    return Counter({text: number for text, number in cells.items() if text})


def _squeezed(text: str) -> str:
    return "".join(text.split())


if __name__ == "__main__":
    print("\n".join(report(sys.argv[1:] or tuple(PEERS))))
