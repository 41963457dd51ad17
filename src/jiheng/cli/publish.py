"""``jiheng publish``: a public site from filings, or the calendar of what is due."""

import argparse
import datetime
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import jiheng
from jiheng.cli.checks.waivers import load_waivers
from jiheng.cli.clock import today
from jiheng.cli.profile_words import read_day
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "publish"
SUMMARY = "把已批复的表（或者公开的文件）做成一个网站，可以放在网站服务器上，也可以直接打开"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to publish, on whose approval, in which way, and where to."""
    parser.add_argument("files", metavar="文件夹或文件", nargs="+", help="文件夹、压缩包或文件，可以有几个；文件夹里的 sources.csv 写明来源地址")
    parser.add_argument("-o", "--output", metavar="文件夹", help="网站写到哪个文件夹；已有的网站整个换新")
    parser.add_argument("--title", metavar="名称", default="预算绩效公开", help="网站的名称（默认“预算绩效公开”）")
    approved = parser.add_argument_group("公开已批复的数据（默认）")
    approved.add_argument("--approved-by", metavar="人名", help="谁说这些表已经批复；写在网站上")
    approved.add_argument("--document", metavar="文号", help="批复的文号；写在网站上")
    approved.add_argument("--approved-on", metavar="日期", type=read_day, help="批复的日期")
    approved.add_argument("--with-findings", action="store_true", help="把检查出的疑点也公开（默认不公开）；表旁边的豁免和基线盖住的不列")
    parser.set_defaults(waivers=None, write_baseline=False)
    approved.add_argument("--no-waivers", action="store_true", help="同 --with-findings 一起写：不用豁免和基线，全部疑点都列")
    research = parser.add_argument_group("研究用")
    research.add_argument("--research", action="store_true", help="根据公开的文件做研究用的网站，用中性的话列出信号")
    research.add_argument("--suspected", action="store_true", help="疑似的信号也列出（默认只列确定的）")
    research.add_argument("--replies", metavar="文件", help="单位的回应（YAML），登在信号旁边")
    research.add_argument("--profile", metavar="口径", help="按哪个口径检查（默认用表的口径）")
    dates = parser.add_argument_group("公开日历")
    dates.add_argument("--calendar", action="store_true", help="列出应当公开的和过期的；不写 -o 时只显示，不做网站")
    dates.add_argument("--on", metavar="日期", type=read_day, help="日历算到哪一天，如 2025-03-01（默认今天）；写了就在网站上放日历")
    for option, words in (("--budget-approved", "预算"), ("--accounts-approved", "决算")):
        dates.add_argument(option, metavar="日期", type=read_day, action="append", default=[], help=f"{words}批复的日期；几年的可以写几次")


def run(options: argparse.Namespace) -> int:
    """Write the site and say what is in it, or print the calendar; 0 where it is done."""
    _check_options(options)
    filings = list(_read(options))
    clear_progress()
    if options.calendar:
        print("\n".join(_calendar(filings, options)))
    if options.output:
        summary = jiheng.publish_site(filings, options.output, options=_site_options(options))
        print(
            f"已写入 {options.output}：{summary.departments} 个部门，{summary.projects} 个项目，{summary.indicators} 项指标，"
            f"{summary.pages} 个网页。打开 {Path(options.output, 'index.html')} 看。"
        )
    return 0


def _check_options(options: argparse.Namespace) -> None:
    """Raise for what does not go together, before anything is read."""
    if not options.output and not options.calendar:
        raise jiheng.JihengError("请用 -o 写明网站写到哪个文件夹；只看日历的，写 --calendar。")
    if options.output and options.research and (options.approved_by or options.document or options.with_findings):
        raise jiheng.JihengError("--research 是研究用的网站，不能同时写 --approved-by、--document、--with-findings；请二者选一。")
    if options.output and not options.research:
        if not (options.approved_by and options.document):
            raise jiheng.JihengError("默认只公开已批复的数据：请用 --approved-by 写明谁批的，用 --document 写明批复文号；整理公开资料请用 --research。")
        if options.suspected or options.replies:
            raise jiheng.JihengError("--suspected、--replies 只用于 --research。")
    for file in map(Path, options.files):
        if options.output and file.exists() and _overlap(file.resolve(), Path(options.output).resolve()):
            raise jiheng.JihengError(f"网站不能写在要公开的“{file}”里面，也不能换掉它；请用 -o 写明另一个文件夹。")


def _overlap(source: Path, target: Path) -> bool:
    return source == target or target in source.parents or source in target.parents


def _read(options: argparse.Namespace) -> Iterator["jiheng.SiteFiling"]:
    """Every filing with its origin and, where the site shows any, its findings; what cannot be read is said on the error stream."""
    for source in options.files:
        prefix = f"{Path(source).name}/" if len(options.files) > 1 and jiheng.holds_documents(source) else ""
        origins = jiheng.list_origins(source)
        for path, readings, error in jiheng.read_each(source):
            show_progress(f"正在读取 {path} ……")
            if error:
                clear_progress()
                print(f"没有列入：{error}", file=sys.stderr)
            found = list(_find(readings, _beside(source, path), options))
            for reading, findings in zip(readings, found, strict=True):
                if not (reading.filing.indicator_count or reading.filing.statements):
                    print(f"没有列入：{path} 里没有指标，也没有绩效情况说明", file=sys.stderr)
                if reading.filing.proof.failures:
                    print(f"请留意：{path} 的金额合计不平，网站上照实写明", file=sys.stderr)
                url, published, _ = origins.get(path, (None, None, None))
                yield jiheng.SiteFiling(reading.filing, prefix + path, address=url, published=published, findings=findings)


def _beside(source: str, path: str) -> Path:
    """Where the waivers of a table lie beside it."""
    return Path(source, path) if Path(source).is_dir() else Path(source)


def _find(
    readings: Sequence["jiheng.Reading"], table: Path, options: argparse.Namespace
) -> Iterator[tuple["jiheng.Finding", ...]]:
    """The findings on each filing of a file that the site shows; those that an agency was exempted from are none."""
    if not (options.output and (options.research or options.with_findings)):
        yield from (() for _ in readings)
        return
    on, filings = options.on or today(), [reading.filing for reading in readings]
    waivers, baseline = load_waivers(table, options) if options.with_findings else ((), None)
    before = 0
    results = jiheng.check_all(filings, profile=options.profile, waivers=waivers, baseline=baseline, on=on)
    for filing, result in zip(filings, results, strict=True):
        for failure in result.failures:
            print(failure, file=sys.stderr)
        yield tuple(_renumbered(finding, before) for finding in result.findings if _is_shown(finding, options))
        before += sum(len(agency.projects) for agency in filing.agencies)


def _is_shown(finding: "jiheng.Finding", options: argparse.Namespace) -> bool:
    is_sure = options.with_findings or options.suspected or finding.certainty == "certain"
    return is_sure and finding.severity != "hint" and finding.concern != "waiver"


def _renumbered(finding: "jiheng.Finding", before: int) -> "jiheng.Finding":
    """The finding with the number of its project counted within its own filing, as the site counts."""
    return replace(finding, project_index=finding.project_index - before) if finding.project_index else finding


def _site_options(options: argparse.Namespace) -> "jiheng.SiteOptions":
    on = options.on or (today() if options.calendar else None)
    approval = None
    if options.approved_by and options.document:
        approval = jiheng.Approval(options.approved_by, options.document, on=str(options.approved_on or ""))
    return jiheng.SiteOptions(
        title=options.title, mode="research" if options.research else "approved", approval=approval, with_findings=options.with_findings,
        on=on, approvals=_approvals(options), replies=_replies(options.replies),
    )


def _approvals(options: argparse.Namespace) -> dict["jiheng.Event", list[datetime.date]]:
    return {"budget": options.budget_approved, "accounts": options.accounts_approved}


def _replies(path: str | None) -> tuple["jiheng.Reply", ...]:
    if not path:
        return ()
    try:
        return jiheng.read_replies(Path(path).read_bytes(), name=Path(path).name)
    except OSError as error:
        raise jiheng.JihengError(f"“{path}”打不开；请检查 --replies 后面的文件名。") from error


def _calendar(filings: list["jiheng.SiteFiling"], options: argparse.Namespace) -> Iterator[str]:
    """One deadline a line, the most urgent first."""
    on = options.on or today()
    deadlines = jiheng.list_deadlines(filings, on=on, approvals=_approvals(options))
    yield f"公开日历，截至 {on}"
    if not deadlines:
        yield "没有写明年度和部门的表，列不出期限。"
    for standing, words in jiheng.STANDING_WORDS.items():
        own = [deadline for deadline in deadlines if deadline.standing == standing]
        if own:
            yield f"\n{words}：{len(own)}"
        for one in own:
            due = f"期限 {one.due}（{jiheng.say_term(one.disclosure)}）" if one.due else jiheng.say_term(one.disclosure)
            yield f"  {one.department} {one.fiscal_year} 年　{one.disclosure.title}　{due}　依据：{one.disclosure.citation}"
