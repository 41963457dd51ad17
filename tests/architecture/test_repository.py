"""What is handed out fits every machine: no path of one, no registry's address, no editor's leftovers."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.syntax import REPOSITORY

MACHINE_PATH = re.compile(r"(?:^|[^\w./-])/(?:home|work|root|Users|farm)/[\w.-]+")
REGISTRY = re.compile(r"https?://[\w.-]*(?:pypi|npmjs|pythonhosted|mirror|artifact)[\w.-]*")


@pytest.mark.parametrize("pattern", [MACHINE_PATH, REGISTRY], ids=["path", "registry"])
def test_no_file_names_a_machine_or_a_registry(pattern: re.Pattern[str]) -> None:
    found = [f"{name}:{number}" for name, text in _texts() for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)]
    assert not found, "\n".join(found)


def test_the_lock_files_name_packages_and_hashes_only() -> None:
    locks = sorted((REPOSITORY / "requirements").glob("*.lock"))
    assert [lock.name for lock in locks] == ["dev.lock", "run.lock"]
    allowed = re.compile(r"[\w.-]+==[\w.!+]+(?: ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?|    # .*")
    numbered = [(lock.name, number, line) for lock in locks for number, line in enumerate(lock.read_text().splitlines(), 1)]
    strange = [f"{name}:{number}" for name, number, line in numbered if not allowed.fullmatch(line)]
    assert not strange, "\n".join(strange)


def _texts() -> list[tuple[Path, str]]:
    """The text files that git has or would take, this one left out because it spells what it forbids."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=REPOSITORY, capture_output=True, check=True
    )
    paths = [REPOSITORY / name for name in filter(None, listing.stdout.decode().split("\0"))]
    kept = [path for path in paths if path.is_file() and path != Path(__file__)]
    return [(path.relative_to(REPOSITORY), path.read_text(encoding="utf-8", errors="ignore")) for path in kept]
