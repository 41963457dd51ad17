"""Starts jiheng from a folder without internet; ``tools.make_offline`` copies this file there as ``start.py``.

Needs nothing but Python. The first start checks the packages against ``SHA256SUMS`` and installs them into ``venv`` beside this file;
every start then runs ``jiheng serve`` with the words of the command line and opens the browser where there is a screen.
"""

import hashlib
import json
import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import webbrowser
from pathlib import Path
from typing import Any

ADDRESS = re.compile(r"http://\S+")
_BLOCK_BYTES = 1 << 20
_ON_WINDOWS = sys.platform == "win32"


class CannotStart(Exception):
    """The sentence says what is wrong and what to do."""


def main(folder: Path, arguments: list[str]) -> int:
    """Install where that has not been done, then serve; the exit code is that of the server, 2 where it did not come so far."""
    try:
        facts = json.loads((folder / "offline.json").read_text(encoding="utf-8"))
        check_machine(facts)
        program = install(folder, facts)
    except CannotStart as error:
        print(error, file=sys.stderr)
        return 2
    except (OSError, ValueError, KeyError) as error:
        print(f"文件夹“{folder}”不完整或不能写入（{error}）：请重新拷贝到自己能写的地方，再启动。", file=sys.stderr)
        return 2
    return serve(program, arguments)


def check_machine(facts: dict[str, Any]) -> None:
    """Raises ``CannotStart`` where the packages of this folder are for another kind of machine or another Python."""
    here = "{}.{}".format(*sys.version_info[:2])
    if sys.platform != facts["system"] or platform.machine().lower() not in facts["machines"]:
        raise CannotStart(f"这个文件夹是给 {facts['platform']} 用的，这台机器不是：请换用对应的文件夹。")
    if here not in facts["pythons"]:
        raise CannotStart(f"这台机器的 Python 是 {here}，这个文件夹要用 Python {'、'.join(facts['pythons'])}：请先装其中一个。")


def install(folder: Path, facts: dict[str, Any]) -> Path:
    """The installed ``jiheng``; a finished installation of the same packages is left as it is, any other is made anew.

    Raises ``CannotStart`` where a package is damaged or Python cannot make the environment.
    """
    environment, sums = folder / "venv", folder / "SHA256SUMS"
    stamp, mark = environment / "installed", f"{folder}\n{sums.read_text(encoding='utf-8')}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == mark:
        return program_of(environment, "jiheng")
    print("第一次启动，正在安装，请等一两分钟……", flush=True)
    check_sums(folder)
    shutil.rmtree(environment, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(environment)], "建不成运行环境：请检查 Python 是否装全（Debian、Ubuntu 另要 python3-venv）。")
    extras = ",".join(["web", "doc", *facts.get("extras", {}).get("{}.{}".format(*sys.version_info[:2]), [])])
    _run(
        [str(program_of(environment, "python")), "-m", "pip", "install", "--quiet", "--no-index", "--no-cache-dir", "--find-links",
         str(folder / "wheels"), f"jiheng[{extras}]=={facts['version']}"],
        "安装没有完成：请把上面的话发给给你这个文件夹的人。",
    )
    stamp.write_text(mark, encoding="utf-8")
    return program_of(environment, "jiheng")


def program_of(environment: Path, name: str) -> Path:
    """Where a virtual environment keeps a program."""
    return environment / "Scripts" / f"{name}.exe" if _ON_WINDOWS else environment / "bin" / name


def check_sums(folder: Path) -> None:
    """Raises ``CannotStart`` for the first file that is missing or is not what ``SHA256SUMS`` says."""
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, name = line.split("  ", maxsplit=1)
        path = folder / name
        if not path.is_file() or digest_of(path) != digest:
            raise CannotStart(f"文件“{name}”缺失或拷坏了：请重新拷贝整个文件夹。")


def digest_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            digest.update(block)
    return digest.hexdigest()


def serve(program: Path, arguments: list[str]) -> int:
    """Runs the server until it ends, repeats what it prints, and opens the address that it names."""
    with subprocess.Popen(
        [program, "serve", *arguments], stdout=subprocess.PIPE, encoding="utf-8", env=os.environ | {"PYTHONUTF8": "1"}
    ) as server:
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            for line in server.stdout or ():
                print(line, end="", flush=True)
                if (found := ADDRESS.search(line)) and has_screen():
                    webbrowser.open(found[0])
            return server.wait()
        except KeyboardInterrupt:
            return server.wait()


def has_screen() -> bool:
    """Whether a browser would open in a window; in a bare terminal it would take the terminal away."""
    return sys.platform != "linux" or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _run(command: list[str], sentence: str) -> None:
    """Runs pip or venv apart from the person's own pip settings, which might ask an address that is not there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHONPATH", "PYTHONHOME"))}
    environment |= {"PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    if subprocess.run(command, env=environment, check=False).returncode:
        raise CannotStart(sentence)


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent, sys.argv[1:]))
