"""Where the time goes that reading a large workbook or document takes beside a bare parser."""

import cProfile
import io
import pstats
from collections.abc import Iterator, Mapping
from pathlib import Path

from jiheng.readers.registry import read_document

SHOWN = 8


def report(files: Mapping[str, bytes]) -> Iterator[str]:
    """A table for each file as lines of Markdown; a profile makes calls of Python dearer than they are."""
    for name, content in files.items():
        read_document(content, name=name)  # once before: what is loaded and remembered then is not to be counted
        profile = cProfile.Profile()
        profile.runcall(read_document, content, name=name)
        stats = pstats.Stats(profile, stream=io.StringIO())
        spent = [(function, values[2]) for function, values in stats.stats.items()]  # type: ignore[attr-defined]  # not in the stubs
        whole = sum(seconds for _, seconds in spent)
        yield from (f"{name}的时间花在：", "", "| 函数 | 份额 |", "|---|---|")
        for (file, _, called), seconds in sorted(spent, key=lambda part: -part[1])[:SHOWN]:
            place = "" if file == "~" else f"{Path(file).name}: "
            yield f"| `{place}{called.split(' object at ')[0]}` | {seconds / whole:.0%} |"
        yield ""
