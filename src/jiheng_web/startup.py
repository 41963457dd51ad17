"""From a data folder to a woken Django: what must stand before any model is imported."""

import logging
import os
from pathlib import Path

import django

import jiheng
from jiheng_web.home import Home, default_folder, open_home

OWNERS_MASK = 0o077
"""Whatever the server writes is its owner's, also in a folder that was there before."""

_LOG_FORMAT = "%(asctime)s %(levelname)s %(name)s %(message)s"


class CannotServe(jiheng.JihengError):
    """The server does not start; the sentence says what to change."""


def wake(folder: Path | None, *, host: str) -> Home:
    """Opens the data folder, fills the environment from it (what the person set already stands) and sets Django up.

    Raises ``CannotServe`` where the folder cannot be written or a setting is wrong.
    """
    chosen = folder or default_folder()
    os.umask(OWNERS_MASK)
    try:
        home = open_home(chosen)
        with home.turn():
            os.environ.setdefault("JIHENG_SECRET_KEY", home.secret_key())
        logging.basicConfig(filename=home.log_file, encoding="utf-8", level=logging.WARNING, format=_LOG_FORMAT)
    except OSError as error:
        raise CannotServe(f"数据文件夹“{chosen}”不能写入，请用 --data 换一个文件夹。") from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.settings")
    os.environ.setdefault("JIHENG_HOME", str(home.folder.absolute()))
    os.environ.setdefault("JIHENG_DATABASE_URL", home.database_url)
    os.environ.setdefault("JIHENG_HOSTS", f"[{host}]" if ":" in host else host)
    try:
        django.setup()
    except ValueError as error:
        raise CannotServe(str(error)) from error
    return home
