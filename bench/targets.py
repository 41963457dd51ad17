"""Target values understood by jiheng and by other libraries, on the same values in one run: right answers, silent wrong ones, speed.

The peers are installed by this benchmark into an environment of their own under ``.data/``; one that cannot be is named.
"""

import json
import subprocess
import sys
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import jiheng

REPOSITORY = Path(__file__).resolve().parent.parent
SAMPLES = REPOSITORY.parent / "shared" / "samples"
SETS = {
    "published": [SAMPLES / "guangzhou-kexie.targets.jsonl", SAMPLES / "values-dev.jsonl"],
    "hard": [REPOSITORY / "tests" / "text" / "hard-values.jsonl"],
}
# recognizers-text needs a list that newer releases of emoji do not have.
PEERS = {"cn2an": ["cn2an"], "quantulum3": ["quantulum3"], "jionlp": ["jionlp"], "recognizers-text-suite": ["recognizers-text-suite", "emoji<2"]}
ROUNDS = 15
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


def main() -> None:
    """Prints a table for each set of values that is here."""
    environments = {name: prepare(name) for name in PEERS}
    for title, paths in SETS.items():
        rows = [json.loads(line) for path in paths if path.is_file() for line in path.read_text(encoding="utf-8").splitlines()]
        if not rows:
            print(f"{title}: not here, left out")
            continue
        values = [row["value"] for row in rows]
        results = [score("jiheng", rows, *ask_jiheng(values))]
        for name, python in environments.items():
            for way, report in (ask_peer(python, name, values) if python else {}).items():
                answers = [[{"kind": "quantity", "op": op, "value": number, "unit": unit} for op, number, unit in answer] for answer in report["answers"]]
                results.append(score(f"{name} {way}", rows, answers, report["seconds"]))
        show(title, len(rows), results)


def prepare(name: str) -> Path | None:
    """The Python of an environment with the peer ``name``; None, said aloud, where it cannot be installed."""
    folder = REPOSITORY / ".data" / "bench" / name
    python = folder / "bin" / "python"
    if not (folder / "ready").is_file():
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *PEERS[name]], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: missing, could not be installed")
            return None
        (folder / "ready").touch()
    return python


def ask_jiheng(values: list[str]) -> tuple[Answers, float]:
    """Our answers, and the CPU seconds a value took with no answer remembered."""
    least = float("inf")
    for _ in range(ROUNDS):
        jiheng.parse_target.cache_clear()
        start = process_time()
        targets = [jiheng.parse_target.__wrapped__(value) for value in values]
        least = min(least, process_time() - start)
    return [jiheng.target_to_json(target)["clauses"] for target in targets], least / len(values)


def ask_peer(python: Path, name: str, values: list[str]) -> dict[str, Any]:
    """Answers and CPU seconds a value for each way of using the peer; none, said aloud, where it fails."""
    command = [python, "-W", "ignore", Path(__file__).with_name("peers.py"), name]
    done = subprocess.run(command, input=json.dumps(values), capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"{name}: failed: {done.stderr.strip().splitlines()[-1:]}")
        return {}
    report: dict[str, Any] = json.loads(done.stdout)
    return report


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


def show(title: str, count: int, results: list[Result]) -> None:
    """One line for each way, and how many times as fast as it we are."""
    print(f"\n{title}: {count} values\n{'':38}{'right':>8}{'measurable':>12}{'wrong':>7}{'values/CPU-s':>14}{'jiheng is':>11}")
    for result in results:
        ratio = results[0].speed / result.speed
        print(f"{result.name:38}{result.right:8.1%}{result.right_measurable:12.1%}{result.wrong:7}{result.speed:14,.0f}{ratio:10.2f}x")


def _measurable(clauses: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [clause for clause in clauses if clause["kind"] in ("quantity", "date")]


def _agrees(clause: dict[str, Any], label: dict[str, Any]) -> bool:
    if clause["kind"] != label["kind"] or clause["op"] != label["op"]:
        return False
    if clause["kind"] == "date":
        return clause["value"] == label["value"] and clause.get("upper") == label.get("upper")
    upper, wanted_upper = clause.get("upper"), label.get("upper")
    if abs(Decimal(clause["value"]) - Decimal(label["value"])) > ROUNDING or (upper and Decimal(upper)) != (wanted_upper and Decimal(wanted_upper)):
        return False
    if "approx" in clause and bool(clause["approx"]) != bool(label["approx"]):
        return False  # only ours says so; nobody else is held to it
    units, per = label.get("units") or [label.get("unit") or ""], (clause.get("per") or "").removeprefix("每")
    return clause["unit"] in units and per == (label["per"] or "").removeprefix("每") or bool(per) and f"{clause['unit']}/{per}" in units


if __name__ == "__main__":
    sys.exit(main())
