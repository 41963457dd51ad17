"""Target values understood by jiheng and by other libraries, on the same values in one run: right answers, silent wrong ones, speed.

The peers are installed by this benchmark into an environment of their own under ``.data/``; one that cannot be is named.
"""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import jiheng
from bench.environments import prepare
from jiheng.text.grammar import recall_target

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLES = REPOSITORY.parent / "shared" / "samples"
SETS = {
    "公开表里的值": [SAMPLES / "guangzhou-kexie.targets.jsonl", SAMPLES / "values-dev.jsonl"],
    "难的说法": [REPOSITORY / "tests" / "text" / "hard-values.jsonl"],
}
# recognizers-text needs a list that newer releases of emoji do not have.
PEERS = {
    "cn2an": ["cn2an"], "quantulum3": ["quantulum3"], "jionlp": ["jionlp"], "recognizers-text-suite": ["recognizers-text-suite", "emoji<2"],
}  # fmt: skip
SECONDS_AT_MOST = 3.0
ROUNDING = Decimal("0.0005")

Answers = list[list[dict[str, Any]]]


@dataclass(frozen=True)
class Result:
    """How one way of reading did on one set: shares of right answers, wrong ones given as if they were right, values a CPU second."""

    name: str
    right: float
    right_measurable: float
    wrong: int
    speed: float

    @property
    def speed_of_right(self) -> float:
        """Right answers a CPU second."""
        return self.speed * self.right


def report(names: Sequence[str] = tuple(PEERS)) -> Iterator[str]:
    """The whole of this benchmark as lines of Markdown: a table for each set of values that is here, beside the peers in ``names``."""
    environments = {name: prepare(name, PEERS[name]) for name in names}
    missing = [name for name, python in environments.items() if not python]
    if missing:
        yield from (f"没有装上，缺：{'、'.join(missing)}。", "")
    for title, paths in SETS.items():
        rows = [json.loads(line) for path in paths if path.is_file() for line in path.read_text(encoding="utf-8").splitlines()]
        if not rows:
            yield from (f"没有{title}，略过。", "")
            continue
        values = [row["value"] for row in rows]
        results = [score("绩衡", rows, *ask_jiheng(values))]
        for name, python in environments.items():
            for way, told in (ask_peer(python, name, values) if python else {}).items():
                results.append(score(f"{name}{way}", rows, list(map(as_clauses, told["answers"])), told["seconds"]))
        yield from show(title, len(rows), results)


def ask_jiheng(values: list[str]) -> tuple[Answers, float]:
    """Our answers, and the CPU seconds a value took with no answer remembered."""
    parse, least, begin = recall_target.__wrapped__, float("inf"), process_time()
    while least == float("inf") or process_time() - begin < SECONDS_AT_MOST:
        start = process_time()
        targets = [parse(value) for value in values]
        least = min(least, process_time() - start)
    return [jiheng.target_to_json(target)["clauses"] for target in targets], least / len(values)


def ask_peer(python: Path, name: str, values: list[str]) -> dict[str, Any]:
    """Answers and CPU seconds a value for each way of using the peer; none, said on standard error, where it fails."""
    command = [str(python), "-W", "ignore", str(Path(__file__).with_name("peers.py")), name]
    done = subprocess.run(command, input=json.dumps(values), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return {}
    answers: dict[str, Any] = json.loads(done.stdout)
    return answers


def as_clauses(answer: list[list[str]]) -> list[dict[str, Any]]:
    """What a peer answered, in the shape of ours."""
    return [{"kind": "quantity", "op": op, "value": number, "unit": unit} for op, number, unit in answer]


def score(name: str, rows: Sequence[dict[str, Any]], answers: Answers, seconds: float) -> Result:
    """How many ``answers`` say what the labels of ``rows`` say; a wrong one counts where it gives a number."""
    judged = [(is_right(row, answer), _measurable(row["clauses"]), _measurable(answer)) for row, answer in zip(rows, answers, strict=True)]
    measurable = [right for right, labels, _ in judged if labels]
    return Result(
        name, sum(right for right, _, _ in judged) / len(judged), sum(measurable) / len(measurable),
        sum(not right and bool(given) for right, _, given in judged), 1 / seconds,
    )  # fmt: skip


def is_right(row: dict[str, Any], answer: list[dict[str, Any]]) -> bool:
    """Whether the measurable clauses are those of the labels, or of their alternative, in order."""
    given = _measurable(answer)
    labels = [_measurable(row[key]) for key in ("clauses", "alt") if row.get(key) is not None]
    return any(len(given) == len(wanted) and all(map(_agrees, given, wanted)) for wanted in labels)


def show(title: str, count: int, results: list[Result]) -> Iterator[str]:
    """One row for each way, and how many times as fast as it we are: by answers, and by right ones."""
    yield from (f"## 读指标值：{title}（{count}个）", "", "| | 全对 | 有数的值里全对 | 读错 | 每CPU秒（本机） | 绩衡的速度是它的 | 每CPU秒读对（本机） | 按读对算是它的 |")
    yield "|---|---|---|---|---|---|---|---|"
    for result in results:
        ratio = results[0].speed / result.speed
        shares = f"{result.right:.1%} | {result.right_measurable:.1%} | {result.wrong}"
        useful = results[0].speed_of_right / result.speed_of_right
        yield f"| {result.name} | {shares} | {result.speed:,.0f} | {ratio:.2f} 倍 | {result.speed_of_right:,.0f} | {useful:.2f} 倍 |"
    yield ""


def _measurable(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [clause for clause in clauses if clause["kind"] in ("quantity", "date")]


def _agrees(clause: dict[str, Any], label: dict[str, Any]) -> bool:
    if clause["kind"] != label["kind"] or clause["op"] != label["op"]:
        return False
    if clause["kind"] == "date":
        return clause["value"] == label["value"] and clause.get("upper") == label.get("upper")
    if not _is_near(clause["value"], label["value"]) or not _is_near(clause.get("upper"), label.get("upper")):
        return False
    if "approx" in clause and bool(clause["approx"]) != bool(label["approx"]):
        return False  # only ours says so; nobody else is held to it
    units, per = label.get("units") or [label.get("unit") or ""], (clause.get("per") or "").removeprefix("每")
    return clause["unit"] in units and per == (label["per"] or "").removeprefix("每") or bool(per) and f"{clause['unit']}/{per}" in units


def _is_near(number: str | None, wanted: str | None) -> bool:
    if number is None or wanted is None:
        return number == wanted
    return abs(Decimal(number) - Decimal(wanted)) <= ROUNDING


if __name__ == "__main__":
    print("\n".join(report(sys.argv[1:] or tuple(PEERS))))
