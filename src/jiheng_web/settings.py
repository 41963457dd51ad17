"""Django's settings; everything that differs between installations comes from the environment, which ``server`` fills.

``JIHENG_SECRET_KEY``, ``JIHENG_DATABASE_URL`` (see ``database``) and ``JIHENG_HOSTS`` (further names of this machine, parted by commas).
"""

import os
from pathlib import Path

from jiheng_web.database import parse_database_url

_HERE = Path(__file__).resolve().parent

DEBUG = False
SECRET_KEY = os.environ.get("JIHENG_SECRET_KEY", "")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("JIHENG_HOSTS", "").split(","))]
ROOT_URLCONF = "jiheng_web.urls"
WSGI_APPLICATION = "jiheng_web.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles", "django_htmx",
    "jiheng_web.documents", "jiheng_web.checks", "jiheng_web.papers", "jiheng_web.scores", "jiheng_web.sites",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "jiheng_web.middleware.content_security_policy",
    "django.middleware.gzip.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
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
            "context_processors": ["jiheng_web.context.preferences"],
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

CSRF_FAILURE_VIEW = "jiheng_web.faults.csrf_failure"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
