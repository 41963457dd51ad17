"""Files and functions stay small enough to be read at once."""

from statistics import median, quantiles

from tests.architecture.syntax import REPOSITORY, branches, length, parameters, source_files


def test_no_file_has_more_than_500_lines() -> None:
    long = [f"src/{file.path}:{file.lines} lines" for file in source_files() if file.lines > 500]
    assert not long, "\n".join(long)


def test_the_median_file_has_at_most_120_lines() -> None:
    assert median(file.lines for file in source_files()) <= 120


def test_no_rule_file_has_more_than_150_lines() -> None:
    rules = [file for file in source_files() if file.is_in("rules") and file.path.count("/") > 2 and not file.is_in("rules/facts")]
    long = [f"src/{file.path}:{file.lines} lines" for file in rules if file.lines > 150]
    assert not long, "\n".join(long)


def test_no_line_has_more_than_140_characters() -> None:
    paths = [path for folder in ("src", "tests", "tools", "bench") for path in sorted((REPOSITORY / folder).rglob("*.py"))]
    files = [path for path in paths if "migrations" not in path.parts]
    long = [
        f"{path.relative_to(REPOSITORY)}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > 140
    ]
    assert not long, "\n".join(long)


def test_no_function_has_more_than_60_lines() -> None:
    long = [
        f"{file.place(function)} {function.name}: {length(function)} lines"
        for file in source_files()
        for function in file.functions
        if length(function) > 60
    ]
    assert not long, "\n".join(long)


def test_nine_functions_of_ten_have_at_most_25_lines() -> None:
    lengths = [length(function) for file in source_files() for function in file.functions]
    assert quantiles(lengths, n=10)[-1] <= 25


def test_no_function_has_more_than_12_branches() -> None:
    forked = [
        f"{file.place(function)} {function.name}: {branches(function)} branches"
        for file in source_files()
        for function in file.functions
        if branches(function) > 12
    ]
    assert not forked, "\n".join(forked)


def test_no_function_has_more_than_7_parameters() -> None:
    wide = [
        f"{file.place(function)} {function.name}: {len(parameters(function))} parameters"
        for file in source_files()
        for function in file.functions
        if len(parameters(function)) > 7
    ]
    assert not wide, "\n".join(wide)
