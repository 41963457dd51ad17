"""The WSGI application, for servers that look it up by name; the environment must hold what ``settings`` asks for."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jiheng_web.settings")

application = get_wsgi_application()
