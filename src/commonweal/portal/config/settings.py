"""Django's settings, worked out from the workspace.

`COMMONWEAL_WORKSPACE` names the workspace (as for every command); `portal.toml` in it may set the addresses that the
portal answers to, its database and its mail. Nothing secret stands here: the signing key is made in the workspace.
"""

import os
from pathlib import Path

from commonweal.portal.config.chosen import choose
from commonweal.workspace import Workspace

WORKSPACE = Workspace.find()
CHOSEN = choose(WORKSPACE)
HERE = Path(__file__).parent

SECRET_KEY = CHOSEN.secret_key
DEBUG = False
ALLOWED_HOSTS = list(CHOSEN.hosts)
ROOT_URLCONF = "commonweal.portal.config.urls"
WSGI_APPLICATION = "commonweal.portal.config.wsgi.application"
DATABASES = CHOSEN.databases
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "en-gb", "Europe/London", True, False
FILES = CHOSEN.files  # where documents' bytes are kept, by their SHA-256

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "rules",
    "commonweal.portal.audit",
    "commonweal.portal.partnership",
    "commonweal.portal.access",
    "commonweal.portal.jobs",
    "commonweal.portal.notices",
    "commonweal.portal.tasks",
    "commonweal.portal.library",
    "commonweal.portal.meetings",
    "commonweal.portal.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "commonweal.portal.access.middleware.ReaderMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "commonweal.portal.config.context.every_page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

AUTH_USER_MODEL = "partnership.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"

STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_USE_FINDERS = True

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CHOSEN.https
X_FRAME_OPTIONS = "DENY"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
