"""One soak in a process of its own: ``python -m tools.soak_scenario TARGET FOLDER KILLS`` prints what came of it as JSON."""

import importlib
import sys
from pathlib import Path

from jiheng_web import startup


def main(target: str, folder: Path, kills: int) -> None:
    """Wakes the web application on the folder, as models want before they are imported, and runs the soak."""
    home = startup.wake(folder, host="127.0.0.1")
    importlib.import_module(f"tools.soak_{target}").run(home, kills)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]))
