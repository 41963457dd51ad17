"""How ``jiheng check`` holds a document against the rules: as the options say, with what lies beside the table."""

import argparse
from collections.abc import Sequence
from pathlib import Path

import jiheng
from jiheng.cli.checks.checked import Checked
from jiheng.cli.checks.others import read_others
from jiheng.cli.checks.waivers import load_waivers
from jiheng.cli.clock import today


def check_readings(path: str, readings: "Sequence[jiheng.Reading]", options: argparse.Namespace, *, table: Path) -> Checked:
    """All filings of the document called ``path``; ``table`` is where its waivers lie beside."""
    on = options.on or today()
    waivers, baseline = load_waivers(table, options)
    filings = [reading.filing for reading in readings]
    results = jiheng.check_all(filings, profile=options.profile, others=read_others(options), waivers=waivers, baseline=baseline, on=on)
    return Checked(path, tuple(readings), results, on)
