"""The grid's own files: small, in our words, without what the content policy forbids."""

import gzip
import re
from pathlib import Path
from statistics import median, quantiles

from tests.architecture.test_names import FORBIDDEN
from tools import pack_grid

STATIC = Path(__file__).resolve().parents[3] / "src" / "jiheng_web" / "static" / "grid"
MODULES = {path.name: path.read_text(encoding="utf-8") for path in sorted(STATIC.glob("*.js")) if path != pack_grid.PACK}
STYLE = (STATIC / "grid.css").read_text(encoding="utf-8")
FORBIDDEN_CALLS = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "cssText", "randomUUID")
FUNCTION = re.compile(r"^(?:  (?:async )?(?:get )?[\w$]+\(.*\) \{|(?:export )?(?:async )?function .*\{)$")
LIGHT = 24 * 1024


def lengths() -> list[int]:
    """The lines of every function that is written as a block."""
    found = []
    for text in MODULES.values():
        lines = text.splitlines()
        for start, line in enumerate(lines):
            if FUNCTION.match(line):
                indent = line[: len(line) - len(line.lstrip())]
                found.append(next(number for number, one in enumerate(lines[start:], 1) if one == f"{indent}}}"))
    return found


def test_files_and_functions_stay_small() -> None:
    sizes = {name: len(text.splitlines()) for name, text in MODULES.items()}
    assert max(sizes.values()) <= 500
    assert median(sizes.values()) <= 120
    assert len(lengths()) > 150
    assert max(lengths()) <= 60
    assert quantiles(lengths(), n=10)[-1] <= 25


def test_no_line_is_long_and_none_is_empty_at_its_end() -> None:
    long = [f"{name}:{number}" for name, text in MODULES.items() for number, line in enumerate(text.splitlines(), 1) if len(line) > 140]
    assert long == []
    assert not [name for name, text in MODULES.items() if re.search(r"[ \t]$", text, re.MULTILINE)]


def test_every_module_says_what_it_is_and_every_export_too() -> None:
    assert [name for name, text in MODULES.items() if not text.startswith("/* ")] == []
    silent = [
        f"{name}: {match.group(2)}" for name, text in MODULES.items()
        for match in re.finditer(r"(.*)\nexport (?:async )?(?:function|class) (\w+)", text)
        if match.group(1) not in (" */",) and "class" not in match.group() and not match.group(1).endswith("*/")
    ]
    assert silent == []


def test_no_name_uses_a_forbidden_word() -> None:
    names = {name for text in MODULES.values() for name in re.findall(r"(?:const|let|class|function) ([\w$]+)", text)}
    names |= {name for text in MODULES.values() for name in re.findall(r"^  (?:async )?([a-z][\w$]*)\(", text, re.MULTILINE)}
    words = {name: {word.lower() for word in re.findall(r"[A-Z]?[a-z0-9]+", name)} for name in names}
    assert {name for name, parts in words.items() if parts & FORBIDDEN} == set()


def test_text_never_becomes_markup_and_nothing_needs_a_secure_page() -> None:
    calls = {call: re.compile(rf"(?<!`){re.escape(call)}(?!`)") for call in FORBIDDEN_CALLS}
    found = [f"{name}: {call}" for name, text in MODULES.items() for call, pattern in calls.items() if pattern.search(text)]
    assert found == []


def test_imports_make_no_circle() -> None:
    needs = {name: set(re.findall(r'^import .*from "\./([\w.]+)"', text, re.MULTILINE)) for name, text in MODULES.items()}
    while free := [name for name, others in needs.items() if not others & needs.keys()]:
        for name in free:
            del needs[name]
    assert needs == {}


def test_the_style_is_plain() -> None:
    assert ":has(" not in STYLE
    assert "color-mix" not in STYLE
    assert "&" not in STYLE
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b", STYLE) == []
    depth = 0
    for letter in re.sub(r"@media[^{]*\{", "<", STYLE):
        depth += (letter == "{") - (letter == "}" and depth > 0)
        assert depth <= 1


def test_the_packed_file_is_up_to_date_and_light() -> None:
    assert pack_grid.PACK.read_text(encoding="utf-8") == pack_grid.pack(), "run python -m tools.pack_grid"
    assert sum(len(gzip.compress(text.encode())) for text in (pack_grid.pack(), STYLE)) <= LIGHT


def test_no_text_of_ours_looks_like_a_comment() -> None:
    """What packing takes out are comments only."""
    bare = {name: re.sub(r"^ *(?:/\*| \*).*$", "", text, flags=re.MULTILINE) for name, text in MODULES.items()}
    assert [name for name, text in bare.items() if re.search(r"['\"`/][^'\"`]*/\*[^*]", text)] == []
    assert [name for name, text in MODULES.items() if re.search(r"(?<![:\"])//", text)] == []
