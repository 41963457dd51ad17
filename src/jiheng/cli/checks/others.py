"""The other files that ``jiheng check`` holds a table against, and the rules that lacked one."""

import argparse
from functools import lru_cache

import jiheng
from jiheng.cli.terminal import show_progress

_HELP: "dict[jiheng.Other, str]" = {
    "last_year": "对照上年的表检查：目标有没有照搬，指标值是不是低于上年实际（上年的最好是自评表）",
    "budget": "对照预算检查：预算公开文件，或列有各项目金额的表",
    "upper": "对照上级下达的目标检查有没有照搬",
    "approved": "对照批复的表检查指标有没有改动",
    "earlier": "对照这张表的上一稿（资金核减了指标值有没有变），或上一次监控的表",
}


def add_other_arguments(parser: argparse.ArgumentParser) -> None:
    """One option for each of the other tables."""
    for name, words in _HELP.items():
        parser.add_argument(_option(name), metavar="文件", help=words)


def read_others(options: argparse.Namespace) -> "jiheng.Others":
    """The tables that the options name, read as strangers' files are."""
    filings = {}
    for name in _HELP:
        path: str | None = getattr(options, name)
        if path:
            filings[name] = _read(path)
    return jiheng.Others(**filings)


@lru_cache(maxsize=len(_HELP))
def _read(path: str) -> "jiheng.Filing":
    """The filing at a path, read once also where many tables are held against it."""
    show_progress(f"正在读取 {path} ……")
    return jiheng.read(path, isolated=True).filing


def describe_not_run(result: "jiheng.CheckResult") -> str:
    """``没有给上年的表、批复的表，3 条规则没有运行（--last-year 等，见 --help）``; empty where all of them ran."""
    if not result.not_run:
        return ""
    lacking = "、".join(jiheng.OTHER_WORDS[name] for name in result.not_run)
    return f"没有给{lacking}，{sum(map(len, result.not_run.values()))} 条规则没有运行（{_option(next(iter(result.not_run)))} 等，见 --help）"


def _option(name: "jiheng.Other") -> str:
    return f"--{name.replace('_', '-')}"
