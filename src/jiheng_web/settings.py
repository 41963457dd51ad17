"""Django's settings; everything that differs between installations comes from the environment, which ``server`` fills.

``JIHENG_SECRET_KEY``, ``JIHENG_DATABASE_URL`` (see ``database``), ``JIHENG_HOSTS`` (further names of this machine, parted by commas) and
``JIHENG_EDITION`` (``local``: 单机版, one person and no login; ``office``: 机关版, accounts and roles).
"""

import os
from datetime import timedelta
from pathlib import Path

from jiheng_web.database import parse_database_url

_HERE = Path(__file__).resolve().parent

DEBUG = False
EDITION = os.environ.get("JIHENG_EDITION", "local")
LEDGER_ORIGIN = os.environ.get("JIHENG_LEDGER", "绩衡账本")
HOME = Path(os.environ.get("JIHENG_HOME", ""))
"""The data folder of the installation, where backups and exported checkpoints lie; ``startup`` names it."""
BACKUP_MINUTES = int(os.environ.get("JIHENG_BACKUP_MINUTES", "60"))
"""How often the installation is backed up by itself; 0 never."""
JOB_LEASE_SECONDS = int(os.environ.get("JIHENG_JOB_LEASE", "30"))
"""How long a job waits for a sign of life of its worker before another one takes it over."""
SECRET_KEY = os.environ.get("JIHENG_SECRET_KEY", "")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("JIHENG_HOSTS", "").split(","))]
ROOT_URLCONF = "jiheng_web.urls"
WSGI_APPLICATION = "jiheng_web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles", "django_htmx",
    "jiheng_web.jobs", "jiheng_web.backups", "jiheng_web.places", "jiheng_web.ledgers", "jiheng_web.accounts",
    "jiheng_web.documents", "jiheng_web.checks", "jiheng_web.papers", "jiheng_web.scores", "jiheng_web.sites",
    "jiheng_web.desk", "jiheng_web.submissions", "jiheng_web.collecting", "jiheng_web.api",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "jiheng_web.middleware.content_security_policy",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "jiheng_web.patience.ask_again",
    "jiheng_web.middleware.Acting",
    "jiheng_web.middleware.upload_limit",
    "jiheng_web.middleware.empty_fault_pages",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["jiheng_web.context.preferences", "jiheng_web.context.person"],
            "builtins": ["jiheng_web.documents.templatetags.wording"],
        },
    }
]

DATABASES = {"default": parse_database_url(os.environ.get("JIHENG_DATABASE_URL", "sqlite://"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [("jiheng_web", _HERE / "static")]
WHITENOISE_USE_FINDERS = True

UPLOAD_LIMIT = 64 * 1024 * 1024
"""Bytes of one request with its files."""
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT
DATA_UPLOAD_MAX_NUMBER_FILES = 200

IS_HTTPS = os.environ.get("JIHENG_HTTPS", "") == "1"
"""Whether browsers reach this installation over HTTPS, also where a proxy in front of it speaks it."""
_COOKIE_PREFIX = "__Host-" if IS_HTTPS else ""
LOGIN_COOKIE = f"{_COOKIE_PREFIX}session"
SESSION_IDLE = timedelta(minutes=30)
SESSION_LIFE = timedelta(hours=12)
PASSWORD_HASHERS = ["jiheng_web.credentials.hashing.Argon2"]

CSRF_COOKIE_NAME = f"{_COOKIE_PREFIX}csrftoken"
CSRF_COOKIE_SECURE = IS_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IS_HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if IS_HTTPS else None
CSRF_FAILURE_VIEW = "jiheng_web.faults.csrf_failure"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
