"""What people install has everything that the checkout has under ``src/``."""

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.architecture.syntax import REPOSITORY, SOURCE


def test_the_wheel_has_every_file_under_src(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=REPOSITORY, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    files = {path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    missing = sorted(files - packed)
    assert not missing, "\n".join(missing)
    assert {"LICENSE"} == {Path(name).name for name in packed if "/licenses/" in name}
