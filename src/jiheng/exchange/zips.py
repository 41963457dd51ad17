"""Files → a zip archive that is the same bytes every time and unpacks by its right names on every system."""

import unicodedata
import zipfile
from collections.abc import Container, Mapping
from itertools import count
from pathlib import Path

_TIME = (2000, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
_UNIX = 3
_FORBIDDEN = str.maketrans(dict.fromkeys('<>:"/\\|?*', "_"))
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))})
_LONGEST_NAME, _LONGEST_SUFFIX, _LONGEST_KEPT = 80, 16, 120


def write_zip(target: Path, members: Mapping[str, Path | bytes]) -> None:
    """Write ``target`` with ``members``, files or their bytes by name, in this order; names beyond ASCII are marked as UTF-8."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _MODE, _UNIX
            archive.writestr(entry, content if isinstance(content, bytes) else content.read_bytes())


def safe_name(name: str, *, taken: Container[str] = ()) -> str:
    """``name`` as every system can keep it, numbered where it stands in ``taken`` (names in ``fold_name``) already.

    >>> safe_name("CON?.xlsx")
    'CON_.xlsx'
    """
    plain = unicodedata.normalize("NFC", name).encode("utf-8", "replace").decode().translate(_FORBIDDEN)
    plain = "".join(character if character.isprintable() else "_" for character in plain).strip(" .") or "未命名"
    stem, dot, suffix = plain.rpartition(".") if "." in plain else (plain, "", "")
    stem = f"_{stem}" if stem.partition(".")[0].strip().lower() in _DEVICES else stem
    suffix = suffix[:_LONGEST_SUFFIX].rstrip(" .")
    stem = stem[:_LONGEST_NAME].rstrip(" .") or "未命名"
    numbered = (f"{stem}{dot}{suffix}" if number == 1 else f"{stem}（{number}）{dot}{suffix}" for number in count(1))
    return next(one for one in numbered if fold_name(one) not in taken)


def is_safe_name(name: str) -> bool:
    """Whether every system can keep a file of this name in a folder, and nobody is led out of it."""
    is_plain = name == name.translate(_FORBIDDEN).strip(" .") and name.isprintable()
    return 0 < len(name) <= _LONGEST_KEPT and is_plain and name.partition(".")[0].strip().lower() not in _DEVICES


def fold_name(name: str) -> str:
    """The name as systems that know no case and no composed letters compare it."""
    return unicodedata.normalize("NFC", name).casefold()
