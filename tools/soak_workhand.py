"""A worker that knows the kind of job of the soak: ``python -m tools.soak_scenario workhand FOLDER 0``."""

from jiheng_web import worker
from jiheng_web.home import Home
from tools import soak_kind

KIND = soak_kind.KIND


def run(home: Home, kills: int) -> None:
    """Works until it is killed."""
    worker.work(None, is_supervised=False)
