"""``jiheng pack``: documents, what was read of them, and attachments in one sealed package."""

import argparse

import jiheng
from jiheng.cli.checkpoint_files import read_checkpoint_file
from jiheng.cli.clock import today
from jiheng.cli.terminal import clear_progress, show_progress

NAME = "pack"
SUMMARY = "把表的原件、读出的数据、工作簿和附件打成一个可以核对的数据包"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Files, attachments, who and when, and where the package goes."""
    parser.add_argument("files", nargs="+", metavar="文件", help="绩效目标表、监控表、自评表等的原件")
    parser.add_argument("-o", "--output", required=True, metavar="数据包", help="写到哪个 .zip 文件")
    parser.add_argument("--attach", nargs="+", default=[], metavar="附件", help="随包带上的佐证材料等，原样保存")
    parser.add_argument("--by", metavar="打包人", help="写进清单的打包人")
    parser.add_argument("--at", metavar="时间", help="写进清单的打包时间（默认今天的日期）")
    parser.add_argument("--checkpoint", metavar="存证", help="把账本的存证（jiheng ledger checkpoint 写出的文件）写进清单")
    parser.add_argument("--note", metavar="说明", help="写进清单的一句说明")


def run(options: argparse.Namespace) -> int:
    """Write the package and tell its seal."""
    show_progress("正在读取和打包 ……")
    checkpoint = read_checkpoint_file(options.checkpoint) if options.checkpoint else None
    packed_by = jiheng.PackedBy(options.by, options.at or today().isoformat(), options.note, checkpoint)
    seal = jiheng.pack(options.files, options.output, attachments=options.attach, packed_by=packed_by)
    clear_progress()
    print(f"已写入 {options.output}：{len(options.files)} 个原件，{len(options.attach)} 个附件")
    print(f"封条：{seal}\n请把封条另行告诉收件人，收件人用 jiheng unpack --seal 核对。")
    return 0
