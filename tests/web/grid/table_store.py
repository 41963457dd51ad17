"""A table on the far side of the protocol of ``docs/reference/grid.md``: what the server of the tests keeps."""

import threading
from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, str]
CHOICES = ["成本指标", "产出指标", "效益指标", "满意度指标"]
CATEGORIES = {
    "成本指标": ["经济成本指标", "社会成本指标", "生态环境成本指标"],
    "产出指标": ["数量指标", "质量指标", "时效指标"],
    "效益指标": ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"],
    "满意度指标": ["服务对象满意度指标"],
}
COLUMNS: list[dict[str, Any]] = [
    {"key": "dimension", "title": "一级指标", "width": 110, "choices": CHOICES, "closed": True},
    {"key": "category", "title": "二级指标", "width": 150, "choices": CATEGORIES, "depends": "dimension"},
    {"key": "name", "title": "三级指标", "width": 220},
    {"key": "target", "title": "年度指标值", "width": 150},
    {"key": "sign", "title": "符号", "width": 60, "derived": True},
    {"key": "number", "title": "数值", "width": 90, "derived": True, "kind": "number"},
    {"key": "unit", "title": "单位", "width": 70, "derived": True},
    {"key": "points", "title": "分值", "width": 80, "kind": "number"},
    {"key": "note", "title": "说明", "width": 300},
]
LONGEST = 500


class TableStore:
    """Rows with ids, a revision, and the ids of changes already written; one batch is written whole or not at all."""

    def __init__(self, rows: Iterable[tuple[str, Row]], **table: Any) -> None:
        self.cells = dict(rows)
        self.order = list(self.cells)
        self.table = {"title": "年度绩效指标", "columns": COLUMNS, **table}
        self.revision = 1
        self.written: dict[str, int] = {}
        self.applied = 0
        self.lock = threading.Lock()
        self.touched: dict[str, int] = {}
        self.reordered = 1

    def get(self) -> dict[str, Any]:
        """The table as a page first gets it."""
        rows = [{"id": row, "cells": self.cells[row] | derive(self.cells[row])} for row in self.order]
        return {**self.table, "revision": self.revision, "rows": rows, "findings": self.find()}

    def edit(self, row: str, column: str, text: str) -> None:
        """Somebody else writes a cell."""
        with self.lock:
            self.revision += 1
            self._write({"row": row, "column": column, "after": text})

    def delete(self, row: str) -> None:
        """Somebody else deletes a row."""
        with self.lock:
            self.revision += 1
            self._write({"delete": row})

    def post(self, request: Mapping[str, Any]) -> tuple[int, dict[str, Any]]:
        """One batch → status and answer."""
        with self.lock:
            changes = [change for change in request["changes"] if change["id"] not in self.written]
            if conflicts := self._rehearse(changes):
                return 409, {"conflicts": conflicts}
            if errors := [error for change in changes for error in refuse(change)]:
                return 422, {"errors": errors}
            self.revision += bool(changes)
            for change in changes:
                self._write(change)
                self.written[change["id"]] = self.revision
                self.applied += 1
            return 200, self._answer(request["base"])

    def _answer(self, base: int) -> dict[str, Any]:
        rows = {row: self.cells[row] | derive(self.cells[row]) for row, at in self.touched.items() if at > base and row in self.cells}
        answer = {"revision": self.revision, "rows": rows, "findings": self.find(), "saved_at": "2026-11-23T16:20:05+08:00"}
        return answer | ({"order": self.order} if self.reordered > base else {})

    def _rehearse(self, changes: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """The conflicts that the changes would meet one after the other, on a copy."""
        cells = {row: dict(texts) for row, texts in self.cells.items()}
        found = []
        for change in changes:
            if "insert" in change:
                cells[change["insert"]] = dict(change["cells"])
            elif "delete" in change:
                before = {key: text for key, text in change["before"].items() if text and not is_derived(key)}
                now = {key: text for key, text in cells.get(change["delete"], before).items() if text}
                if before != now:
                    place = {"id": change["id"], "row": change["delete"], "column": None}
                    found.append({**place, "yours": None, "theirs": now, "revision": self.revision})
                cells.pop(change["delete"], None)
            elif "row" in change:
                found += self._compare(cells.get(change["row"]), change)
        return found

    def _compare(self, texts: Row | None, change: dict[str, Any]) -> list[dict[str, Any]]:
        theirs = None if texts is None else texts.get(change["column"], "")
        if texts is not None and theirs in (change["before"], change["after"]):
            texts[change["column"]] = change["after"]
            return []
        place = {key: change[key] for key in ("id", "row", "column")}
        return [{**place, "yours": change["after"], "theirs": theirs, "revision": self.revision}]

    def _write(self, change: Mapping[str, Any]) -> None:
        if "insert" in change:
            self.cells[change["insert"]] = dict(change["cells"])
            self._place(change["insert"], change["below"])
            self.touched[change["insert"]] = self.revision
        elif "delete" in change:
            if self.cells.pop(change["delete"], None) is not None:
                self.order.remove(change["delete"])
            self.reordered = self.revision
        elif "move" in change:
            if change["move"] in self.cells:
                self._place(change["move"], change["below"])
        else:
            self.cells[change["row"]][change["column"]] = change["after"]
            self.touched[change["row"]] = self.revision

    def _place(self, row: str, below: str | None) -> None:
        if self.order and below == self.order[-1] and row not in self.cells:
            self.order.append(row)
        else:
            self.order = [one for one in self.order if one != row]
            at = 0 if below is None else self.order.index(below) + 1 if below in self.order else len(self.order)
            self.order.insert(at, row)
        self.reordered = self.revision

    def find(self) -> list[dict[str, Any]]:
        """One finding for each target that cannot be measured."""
        vague = {"message": "指标值“明显提高”无法考核", "remedy": "改为数量值，如“≥90%”", "ground": "财预〔2015〕88号（条款待核对原文）"}
        return [
            {"row": row, "column": "target", "severity": "must", **vague} for row in self.order if self.cells[row].get("target") == "明显提高"
        ]

    def texts(self, column: str) -> list[str]:
        """A column from top to bottom."""
        return [self.cells[row].get(column, "") for row in self.order]


def is_derived(key: str) -> bool:
    """Whether the server works the column out by itself."""
    return key in ("sign", "number", "unit")


def derive(cells: Row) -> Row:
    """Sign, number and unit of a target, as far as the tests need them."""
    text = cells.get("target", "")
    digits = "".join(letter for letter in text if letter.isdigit() or letter == ".")
    if not digits:
        return {"sign": "", "number": "", "unit": ""}
    start = text.index(digits) if digits in text else 0
    return {"sign": text[:start] or "＝", "number": digits, "unit": text[start + len(digits):]}


def refuse(change: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A text that is too long does not fit."""
    if len(change.get("after") or "") <= LONGEST:
        return []
    message = f"最多 {LONGEST} 个字，现在有 {len(change['after'])} 个。"
    return [{"id": change["id"], "row": change["row"], "column": change["column"], "message": message, "remedy": "删短"}]


def make_rows(count: int) -> list[tuple[str, Row]]:
    """Rows of a made-up table: ``r1``, ``r2`` …"""
    dimensions = list(CATEGORIES)
    rows = []
    for number in range(1, count + 1):
        dimension = dimensions[number % 4]
        category = CATEGORIES[dimension][number % len(CATEGORIES[dimension])]
        texts = {"dimension": dimension, "category": category, "name": f"指标{number}", "target": f"≥{number}人次", "points": "10", "note": ""}
        rows.append((f"r{number}", texts))
    return rows
