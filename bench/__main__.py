"""Run every benchmark, print it, and write ``bench/results.md``."""

from itertools import chain
from pathlib import Path

from bench import (
    folders,
    forms,
    forms_writers,
    generated,
    grid,
    ledger,
    measures,
    readers,
    reading,
    rules,
    rules_at_scale,
    scans,
    scores,
    targets,
)  # fmt: skip

RESULTS = Path(__file__).with_name("results.md")
OPENING = ("# 测量结果", "", "由 `make bench` 写成。写的是倍数，与机器关系不大；注明“本机”的数只作参考。", "")


def main() -> None:
    """Prints line by line, then writes the file."""
    lines = []
    reports = (
        reading, readers, scans, generated, folders, rules, rules_at_scale,
        scores, targets, forms, forms_writers, measures, ledger, grid,
    )
    for line in chain(OPENING, *(benchmark.report() for benchmark in reports)):
        print(line, flush=True)
        lines.append(line)
    RESULTS.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
