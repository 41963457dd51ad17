"""The entry point of the command line: finds the command by name, runs it, turns errors raised on purpose into one sentence."""

import argparse
import io
import os
import re
import sys
from collections.abc import Sequence
from importlib.metadata import EntryPoint, entry_points
from typing import Protocol, cast

import jiheng
from jiheng.errors import JihengError, say_why

GROUP = "jiheng.commands"
DONE, FOUND, WRONG = 0, 1, 2


class Command(Protocol):
    """What the module of a command offers."""

    NAME: str
    SUMMARY: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which arguments the command takes."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit code is 0, or 1 where findings reach the threshold."""


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Chinese."""

    def error(self, message: str) -> None:  # type: ignore[override]  # ours raises instead of exiting
        raise JihengError(f"命令写得不对：{_in_chinese(message)}。用 “{self.prog} --help” 看用法。")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 done, 1 findings at or above the threshold, 2 wrong use or refused input."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _speak_utf8()
        options = _parser(words).parse_args(words)
        code = cast(Command, options.command).run(options)
        sys.stdout.flush()
        return code
    except JihengError as error:
        print(error, file=sys.stderr)
    except BrokenPipeError:
        _drop_output()
        return DONE
    except OSError as error:
        _drop_output()
        print(f"写不出去（{say_why(error)}）；请检查磁盘空间和权限，再试。", file=sys.stderr)
    except KeyboardInterrupt:
        print("已停止。", file=sys.stderr)
    return WRONG


def _speak_utf8() -> None:
    """Everything that goes in and out is UTF-8, whatever the console prefers."""
    if sys.stdout is None:
        raise JihengError("没有可以写的标准输出；请在终端里运行，或把输出接到文件。")
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "strict")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors)


def _drop_output() -> None:
    """Whoever read it has gone; without this the interpreter would complain once more on its way out."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def list_commands() -> dict[str, EntryPoint]:
    """All installed commands by name, in the order people need them."""
    found = {entry.name: entry for entry in entry_points(group=GROUP)}
    return {name: found[name] for name in sorted(found, key=lambda name: (_ORDER.index(name) if name in _ORDER else len(_ORDER), name))}


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = _Parser(prog="jiheng", description="绩衡：读懂、核对并检查预算绩效目标表。", add_help=False, formatter_class=_Formatter)
    _add_help(parser)
    parser.add_argument("--version", action="version", version=f"绩衡 {jiheng.__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    installed = list_commands()
    wanted = words[0] if words and words[0] in installed else None
    for entry in [installed[wanted]] if wanted else installed.values():
        command = cast(Command, entry.load())
        sub = commands.add_parser(
            command.NAME, help=command.SUMMARY, description=command.SUMMARY + "。", add_help=False, formatter_class=_Formatter,
        )
        _add_help(sub)
        command.add_arguments(sub)
        sub.set_defaults(command=command)
    return parser


def _add_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-h", "--help", action="help", help="显示这份说明")


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with Chinese headings."""

    def start_section(self, heading: str | None) -> None:
        """One heading of the help page."""
        super().start_section({"positional arguments": "参数", "options": "选项"}.get(heading or "", heading))

    def add_usage(self, usage: str | None, actions: object, groups: object, prefix: str | None = None) -> None:
        """The line of usage."""
        super().add_usage(usage, actions, groups, "用法：" if prefix is None else prefix)  # type: ignore[arg-type]  # passed on as they came


def _in_chinese(message: str) -> str:
    for english, chinese in _PHRASES:
        message = message.replace(english, chinese)
    return _CHOICES.sub(r"（可选 \1）", message)


_CHOICES = re.compile(r" ?\(choose from (.*)\)")
_ORDER = (
    "read", "check", "explain", "profiles", "targets", "score", "fill", "report", "show", "publish", "export", "pack", "unpack", "ledger",
    "serve", "worker", "backup", "restore", "upgrade", "move-database", "export-ledger",
)
_PHRASES = (
    ("the following arguments are required: ", "缺少 "), ("unrecognized arguments: ", "不认识的参数 "), ("invalid choice: ", "没有这个选择 "),
    ("expected one argument", "后面要跟一个值"), ("argument ", "参数 "), (": invalid int value: ", "：应为整数，而不是 "),
    ("expected at least one argument", "后面至少要跟一个值"),
)
