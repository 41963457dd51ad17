"""``jiheng unpack``: a sealed package checked to the last byte, and taken apart."""

import argparse
from pathlib import Path

import jiheng
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "unpack"
SUMMARY = "逐个核对数据包里的文件，无误后取出"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A package, where its files go, and the seal that the sender told."""
    parser.add_argument("file", metavar="数据包", help="jiheng pack 写出的 .zip 文件")
    parser.add_argument("-o", "--output", metavar="文件夹", help="取出到哪个文件夹，须是新的或空的（默认当前文件夹下与数据包同名）")
    parser.add_argument("--seal", metavar="封条", help="打包人告诉您的封条，一并核对")
    parser.add_argument("--check-only", action="store_true", help="只核对，不取出")


def run(options: argparse.Namespace) -> int:
    """Check it, write its files, and say what is in it."""
    target = None if options.check_only else options.output or Path(options.file).stem
    show_progress(f"正在核对 {options.file} ……")
    package = jiheng.unpack(options.file, target=target, seal=options.seal)
    clear_progress()
    manifest = package.manifest
    indicators = sum(filing.indicator_count for filing in package.filings)
    print(f"核对无误：{len(package.members)} 个文件，{len(package.filings)} 张表，{indicators} 项指标，{len(manifest.attachments)} 个附件")
    print(f"打包人：{manifest.packed_by or '没有写'}　时间：{manifest.packed_at or '没有写'}　说明：{manifest.note or '没有写'}")
    print(f"封条：{package.seal}" + ("（与您给的一致）" if options.seal else ""))
    if manifest.checkpoint:
        print(f"账本存证：{manifest.checkpoint}\n用 jiheng ledger verify 账本 --checkpoint 清单 核验账本此后没有改动")
    if target is not None:
        print(f"已取出到 {target}")
    return 0
