"""``jiheng profiles``: which profiles there are, what each changes, and a template for a bureau's own."""

import argparse
from pathlib import Path

import jiheng
from jiheng.cli.profile_words import read_day
from jiheng.errors import JihengError, say_why

NAME = "profiles"
SUMMARY = "列出口径，说明一个口径改了什么，或写一份本局口径的样张"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A profile, a day, and where a template goes."""
    parser.add_argument("profile", metavar="口径", nargs="?", help="内置口径的名称，或本局口径文件的路径；不写则列出全部")
    parser.add_argument("--on", metavar="日期", type=read_day, help="按哪一天看，如 2025-03-01（默认最近的规定）")
    parser.add_argument("--new", metavar="文件", help="写一份加了注释的样张，照着填就是本局口径")


def run(options: argparse.Namespace) -> int:
    """Print the page or the list, or write the template; a file that is there is never overwritten."""
    if options.new:
        _write_template(Path(options.new))
        print(f"已写入 {options.new}；填好后用 jiheng profiles {options.new} 看改了什么。")
    elif options.profile:
        print(jiheng.describe_profile(options.profile, on=options.on).text)
    else:
        for name in jiheng.list_profiles():
            profile = jiheng.load_profile(name, on=options.on)
            print(f"{name:<16}{profile.title}　{profile.origin.note}".rstrip())
    return 0


def _write_template(path: Path) -> None:
    if path.suffix not in (".yaml", ".yml"):
        raise JihengError(f"“{path}”的文件名应以 .yaml 结尾，如 本局口径.yaml。")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(jiheng.write_template())
    except FileExistsError as error:
        raise JihengError(f"“{path}”已经有了，不覆盖它；请换一个文件名。") from error
    except OSError as error:
        raise JihengError(f"“{path}”写不进去（{say_why(error)}）；请换一个文件夹再试。") from error
