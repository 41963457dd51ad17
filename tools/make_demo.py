"""A demonstration of 机关版: an office with one account for each role, in a folder of its own; the passwords are printed once.

    python -m tools.make_demo --data .demo

Run again on a folder that holds one already, it says so and leaves it as it is.
"""

import argparse
import os
import sys
import unicodedata
from pathlib import Path

from jiheng_web.startup import wake

DEPARTMENTS = {
    "青江市教育局": ("青江市第一中学", "青江市第二中学", "青江市教师进修学校"),
    "青江市科学技术协会": ("青江市科学技术馆", "青江市青少年科技活动中心"),
}
BUREAU = "青江市财政局"
YEAR = 2026
ADMINISTRATORS = {"system_administrator": "系统管理员", "security_administrator": "安全管理员", "audit_administrator": "审计管理员"}


def main() -> int:
    """Makes the office, prints its accounts; returns the exit code."""
    parser = argparse.ArgumentParser(description="机关版演示")
    parser.add_argument("--data", type=Path, default=Path(".demo"), metavar="文件夹")
    folder = parser.parse_args().data
    os.environ["JIHENG_EDITION"] = "office"
    wake(folder, host="127.0.0.1")
    from tools.demo_office import make_demo_office  # Django must be awake before its models are imported

    told = make_demo_office(bureau=BUREAU, departments=DEPARTMENTS, year=YEAR, administrators=ADMINISTRATORS)
    if told is None:
        print(f"“{folder}”里已经有演示；要重来，请先删掉这个文件夹。")
        return 0
    print("演示的账号和密码，只显示这一次：")
    for role, place, login_name, password in told:
        print("  ".join(_padded(text, width) for text, width in ((role, 18), (place, 24), (login_name, 24), (password, 20))).rstrip())
    return 0


def _padded(text: str, width: int) -> str:
    """Padded on a screen where a Chinese character is as wide as two letters."""
    taken = sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
    return text + " " * max(0, width - taken)


if __name__ == "__main__":
    sys.exit(main())
