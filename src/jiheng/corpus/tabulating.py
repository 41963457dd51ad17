"""Reads a folder or an archive into one table: a row per indicator, and a list of what became of every file."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from jiheng.corpus.archives import Archives
from jiheng.corpus.coverage import COVERAGE_COLUMNS, FIELDS, Coverage
from jiheng.corpus.entries import list_entries
from jiheng.corpus.journal import Journal
from jiheng.corpus.origins import Origin, take_origins
from jiheng.corpus.reading import Progress, ReadDocument, ReadingRun
from jiheng.errors import JihengError, RefusedDocument
from jiheng.exchange.tables.columns import Row, TableColumn, TableLayout
from jiheng.exchange.tables.indicators import INDICATOR_COLUMNS
from jiheng.exchange.tables.lines import to_line
from jiheng.exchange.tables.writing import check_target, list_files, write_tables

_FILE = TableColumn("文件", width=40)
_FROM = (TableColumn("sha256", width=18), TableColumn("来源地址", width=30), TableColumn("发布日期", width=12), TableColumn("获取日期", width=12))
INDICATORS = TableLayout("指标", (_FILE, *INDICATOR_COLUMNS, *_FROM))
COVERAGE = TableLayout("覆盖", (_FILE, *COVERAGE_COLUMNS, *_FROM))


@dataclass(frozen=True, slots=True)
class FolderReading:
    """What came of a folder: the files written, how many documents met each status of the coverage, how many indicators were read,
    and how many of the documents an earlier run had read already."""

    files: tuple[Path, ...]
    counts: Mapping[str, int]
    indicators: int
    known_before: int


def read_folder(
    source: Path | str, *, out: Path | str, jobs: int = 1, anew: bool = False, progress: Progress | None = None,
) -> FolderReading:
    """Read every document below a folder, or in a zip archive, into the table ``out`` (``.csv``, ``.xlsx`` or ``.parquet``).

    ``jobs`` child processes read at once. What was read is kept beside the table, so that a run that was stopped goes on where it
    stood, unless ``anew``. No document stops the run: the coverage says what became of each. Raises ``RefusedDocument`` where there
    is nothing to read, ``JihengError`` where nothing can be written, ``MissingExtra`` where Parquet is not installed.
    """
    place, target = Path(source), Path(out)
    check_target(target)
    if target.exists() and place.exists() and target.samefile(place):
        raise JihengError(f"“{target}”就是要读的文件，不能覆盖它；请给表格另起一个名字。")
    kept = target.with_name(f"{target.stem}-进度.jsonl")
    files = list_files(target, (INDICATORS, COVERAGE))
    with closing(Archives()) as archives:
        entries, origins = take_origins(list_entries(place, archives, without=(*files, kept)))
        if not entries:
            raise RefusedDocument(f"“{place}”里没有文件；请检查是不是选错了。")
        with Journal(kept, anew=anew) as journal:
            run = ReadingRun(entries, journal, progress)
            table = _Table(run.read(jobs=jobs), journal, origins)
            write_tables(target, [(INDICATORS, table.indicators()), (COVERAGE, table.coverage())])
    return FolderReading(tuple(files), table.counts, table.indicator_count, run.known_before)


class _Table:
    """The rows of both tables, taken from the journal one document at a time."""

    def __init__(self, documents: Sequence[ReadDocument], journal: Journal, origins: Mapping[str, Origin]) -> None:
        self._documents = documents
        self._journal = journal
        self._origins = origins
        self.counts: Counter[str] = Counter()
        self.indicator_count = 0

    def indicators(self) -> Iterator[str]:
        """A line per indicator, documents in the order of their paths."""
        for document in self._documents:
            lines = self._journal.lines(document.key) if document.key else []
            self.indicator_count += len(lines)
            path, ending = to_line([document.path]), to_line(self._ending(document))
            for line in lines:
                yield f"{path},{line},{ending}"

    def coverage(self) -> Iterator[str]:
        """A line per document."""
        for document in self._documents:
            said: Coverage = self._journal.coverage(document.key) if document.key else document.refusal
            self.counts[said["status"]] += 1
            yield to_line([document.path, *(said.get(field) for field in FIELDS), *self._ending(document)])

    def _ending(self, document: ReadDocument) -> Row:
        return (document.key.sha256 if document.key else None, *self._origins.get(document.path, Origin()))
