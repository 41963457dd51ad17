"""The report on a real published table is whole and small."""

import gzip
from html import escape
from pathlib import Path

import pytest

import jiheng

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared" / "samples" / "guangzhou-kexie.txt"
LARGEST = 60 * 1024
"""Bytes of the compressed page, so that it can be sent by mail and chat."""


@pytest.mark.skipif(not SAMPLE.exists(), reason="没有 ../shared/samples，无法在真实的表上试")
def test_every_indicator_and_finding_of_the_table_is_on_the_page_and_the_page_is_small() -> None:
    reading = jiheng.read(SAMPLE)
    result = jiheng.check(reading.filing)
    page = jiheng.render_report(reading.document, reading.filing, result.findings, result.verdicts)
    assert len(gzip.compress(page.encode("utf8"), mtime=0)) <= LARGEST
    for project in reading.filing.projects:
        for indicator in project.indicators:
            assert f">{escape(indicator.name)}</td>" in page
    assert page.count('<div class="find ') == len(result.findings)
