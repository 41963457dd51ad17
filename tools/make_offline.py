"""Makes folders that install jiheng on machines without internet: ``python -m tools.make_offline -o FOLDER [--platform …] [--python …]``.

One folder a platform, whole or not at all: the wheels of jiheng and of ``requirements/run.lock``, checked against its digests, those of
the extras where they exist, what starts it by a double click, a page to read, and ``SHA256SUMS``. Packages come by name from the index that
pip is set to.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement

import jiheng
from tools import offline_start
from tools.command_line import REPOSITORY
from tools.offline_extras import EXTRAS, list_packages
from tools.offline_extras import LOCK as EXTRAS_LOCK
from tools.offline_texts import README, starter

LOCK = REPOSITORY / "requirements" / "run.lock"
PYTHONS = ("3.11", "3.12", "3.13")


class CannotMake(Exception):
    """The folder cannot be made; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Platform:
    """A kind of machine: its name, ``sys.platform``, what ``platform.machine()`` may say in small letters, and the tags of its wheels."""

    name: str
    system: str
    machines: tuple[str, ...]
    tags: tuple[str, ...]


PLATFORMS = (
    Platform("linux-arm64", "linux", ("aarch64",), ("manylinux_2_28_aarch64", "manylinux_2_26_aarch64", "manylinux2014_aarch64")),
    Platform("linux-x86_64", "linux", ("x86_64",), ("manylinux_2_28_x86_64", "manylinux_2_26_x86_64", "manylinux2014_x86_64")),
    Platform("windows-x64", "win32", ("amd64",), ("win_amd64",)),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """0 when every folder asked for was written, 1 when one was not; each that was not is explained in a sentence."""
    parser = argparse.ArgumentParser(description="做出不联网也能安装的文件夹，每种机器一个")
    parser.add_argument("-o", dest="folder", type=Path, required=True, metavar="文件夹", help="写到哪里")
    names = [platform.name for platform in PLATFORMS]
    parser.add_argument("--platform", dest="names", action="append", choices=names, help="哪种机器（可写几次，默认全部）")
    versions = f"哪个 Python（可写几次，默认 {'、'.join(PYTHONS)}）"
    parser.add_argument("--python", dest="pythons", action="append", metavar="版本", help=versions)
    parser.add_argument("--without", action="append", default=[], choices=list(EXTRAS), help="不带哪个另装的组件（可写几次；默认有的都带）")
    options = parser.parse_args(arguments)
    extras = [extra for extra in EXTRAS if extra not in options.without]
    failed = False
    for platform in PLATFORMS:
        if platform.name not in (options.names or names):
            continue
        try:
            folder = make(options.folder, platform, pythons=tuple(options.pythons or PYTHONS), extras=extras)
        except CannotMake as error:
            print(error, file=sys.stderr)
            failed = True
        except OSError as error:
            print(f"不能写入“{options.folder}”（{error}）：请用 -o 换一个文件夹。", file=sys.stderr)
            failed = True
        else:
            print(f"已写入 {folder}")
    return 1 if failed else 0


def make(parent: Path, platform: Platform, *, pythons: tuple[str, ...], extras: Sequence[str] = ()) -> Path:
    """The folder of one platform below ``parent``, with the ``extras`` that exist for it, written beside and renamed.

    Raises ``CannotMake`` and ``OSError``.
    """
    target = parent / f"绩衡-{jiheng.__version__}-{platform.name}"
    if target.exists():
        raise CannotMake(f"“{target}”已经有了：请先移走它，或用 -o 换一个文件夹。")
    parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=parent, prefix=".offline-") as name:
        draft = Path(name) / target.name
        wheels = draft / "wheels"
        wheels.mkdir(parents=True)
        carried: dict[str, list[str]] = {}
        for python in pythons:
            download(wheels, platform, python=python)
            carried[python] = list(download_extras(wheels, platform, extras, python=python))
        _pip(["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels), str(REPOSITORY)])
        write_texts(draft, platform, pythons=pythons, extras=carried)
        draft.rename(target)
    return target


def list_pins(lock: str, platform: Platform, *, python: str) -> dict[str, str]:
    """The packages of a lock file that ``platform`` wants, as name → requirement with digests, without its condition.

    pip would judge the conditions by the machine that it runs on, not by the one that the folder is for.
    """
    family, name = ("Windows", "nt") if platform.system == "win32" else ("Linux", "posix")
    place = {"sys_platform": platform.system, "platform_system": family, "os_name": name}
    place |= {"python_version": python, "python_full_version": f"{python}.0"}
    lines = (line for line in lock.splitlines() if not line.strip().startswith("#"))
    pins = {}
    for statement in "\n".join(lines).replace("\\\n", " ").splitlines():
        head, *digests = statement.split("--hash=")
        if not head.strip():
            continue
        wanted = Requirement(head.strip())
        if wanted.marker is None or wanted.marker.evaluate(place):
            pins[wanted.name] = " ".join((f"{wanted.name}{wanted.specifier}", *(f"--hash={digest.strip()}" for digest in digests)))
    return pins


def download(wheels: Path, platform: Platform, *, python: str) -> None:
    """Every package as a wheel for ``platform`` and ``python``; raises ``CannotMake`` that names those that there are none of."""
    pins = list_pins(LOCK.read_text(encoding="utf-8"), platform, python=python)
    if _fetch(pins.values(), wheels, platform, python=python):
        return
    missing = [name for name, pin in pins.items() if not _fetch([pin], wheels, platform, python=python)]
    raise CannotMake(
        f"{platform.name}（Python {python}）没有写：软件包源里没有或取不到这些包的安装包：{'、'.join(missing) or '（一个一个取都取到了，请再试一次）'}。"
    )


def download_extras(wheels: Path, platform: Platform, extras: Iterable[str], *, python: str) -> Iterator[str]:
    """Those of the ``extras`` whose packages all exist for ``platform`` and ``python``; of each other one it is said what is missing."""
    lock = EXTRAS_LOCK.read_text(encoding="utf-8")
    pins = list_pins(lock, platform, python=python)
    for extra in extras:
        own = {name: pins[name] for name in sorted(list_packages(extra, lock)) if name in pins}
        with tempfile.TemporaryDirectory(dir=wheels.parent) as place:
            if _fetch(own.values(), Path(place), platform, python=python):
                for path in Path(place).iterdir():
                    path.replace(wheels / path.name)
                yield extra
                continue
            missing = [name for name, pin in own.items() if not _fetch([pin], Path(place), platform, python=python)]
        print(f"{platform.name}（Python {python}）没有带上 {extra}（{EXTRAS[extra]}）：取不到 {'、'.join(missing)} 的安装包。", file=sys.stderr)


def say_extras(extras: Mapping[str, Sequence[str]]) -> str:
    """Which parts a folder has and which it has not, in a sentence for its page; what one Python lacks counts as lacking."""
    whole = [extra for extra in EXTRAS if extras and all(extra in own for own in extras.values())]
    lacking = [
        f"{words}（Python {'、'.join(python for python, own in extras.items() if extra not in own)}）"
        for extra, words in EXTRAS.items() if extra not in whole
    ]
    has = f"带有{'、'.join(EXTRAS[extra] for extra in whole)}的组件" if whole else "没有带另装的组件"
    return f"{has}；没有带{'、'.join(lacking)}的" if lacking and whole else has


def write_texts(
    folder: Path, platform: Platform, *, pythons: tuple[str, ...], extras: Mapping[str, Sequence[str]] | None = None
) -> None:
    """What is in the folder beside the wheels; the list of digests comes last and names every other file."""
    facts = {
        "version": jiheng.__version__, "platform": platform.name, "system": platform.system, "machines": platform.machines,
        "pythons": pythons, "extras": extras or {},
    }
    (folder / "offline.json").write_text(json.dumps(facts, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    shutil.copyfile(offline_start.__file__, folder / "start.py")
    name, text = starter(platform.system, pythons=pythons)
    script = folder / name
    script.write_bytes(text.encode())
    script.chmod(0o755)
    said = {"pythons": "、".join(pythons), "starter": name, "extras": say_extras(extras or {})}
    page = README.format(version=jiheng.__version__, platform=platform.name, **said)
    # Older editors of Windows want the mark to know UTF-8, and both ends of a line.
    (folder / "安装说明.txt").write_bytes(page.replace("\n", "\r\n").encode("utf-8-sig"))
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{offline_start.digest_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in paths]
    (folder / "SHA256SUMS").write_bytes("".join(lines).encode())


def _fetch(pins: Iterable[str], wheels: Path, platform: Platform, *, python: str) -> bool:
    """Whether pip found all of ``pins`` as wheels with the right digests; they are then in ``wheels``."""
    with tempfile.TemporaryDirectory() as name:
        wanted = Path(name) / "wanted.txt"
        wanted.write_text("\n".join(pins) + "\n", encoding="utf-8")
        tags = [word for tag in platform.tags for word in ("--platform", tag)]
        done = subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes", "--only-binary=:all:", *tags,
             "--python-version", python, "--implementation", "cp", "--dest", str(wheels), "--requirement", str(wanted)],
            capture_output=True, check=False,
        )
    return done.returncode == 0


def _pip(words: Sequence[str]) -> None:
    done = subprocess.run([sys.executable, "-m", "pip", "--quiet", *words], capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise CannotMake(f"打不成绩衡自己的安装包：{(done.stderr.strip().splitlines() or ['pip 没有说原因'])[-1]}")


if __name__ == "__main__":
    sys.exit(main())
