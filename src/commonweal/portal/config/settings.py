"""Django's settings, worked out from the workspace.

`COMMONWEAL_WORKSPACE` names the workspace (as for every command); `portal.toml` in it may set the addresses that the
portal answers to, its database and its mail. Nothing secret stands here: the signing key is made in the workspace.
"""

import datetime as dt
import os
from pathlib import Path

from commonweal.portal.config.chosen import choose
from commonweal.portal.config.logs import logged_without_people
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
APP_LOGIN = CHOSEN.app_login
PORTAL_ADDRESS = CHOSEN.address
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "en-gb", "Europe/London", True, False
FIELD_KEYS = CHOSEN.field_keys  # outside the database, and outside its backup
FILES = CHOSEN.files  # where documents' bytes are kept, by their SHA-256

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
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
    "commonweal.portal.people",
    "commonweal.portal.disclosures",
    "commonweal.portal.library",
    "commonweal.portal.indicators",
    "commonweal.portal.operations",
    "commonweal.portal.plan",
    "commonweal.portal.engagement",
    "commonweal.portal.cases",
    "commonweal.portal.intelligence",
    "commonweal.portal.rights",
    "commonweal.portal.meetings",
    "commonweal.portal.config",
]

MIDDLEWARE = [
    "commonweal.portal.config.middleware.addresses.ClientAddress",
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
    "commonweal.portal.config.middleware.caching.Caching",
    "commonweal.portal.config.middleware.sizes.Sizes",
    "commonweal.portal.config.middleware.sessions.SessionEnds",
    "commonweal.portal.config.middleware.scanning.Scanned",
    "commonweal.portal.access.middleware.ReaderMiddleware",
    "commonweal.portal.config.middleware.second_factor.SecondFactor",
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
                "commonweal.portal.config.context.every_page",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# Signing in: user name and password, then a second factor; ACCESS.md's rules decide the rest.
AUTH_USER_MODEL = "partnership.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {"NAME": "commonweal.portal.partnership.passwords.LikeOwnName"},
    {"NAME": "commonweal.portal.partnership.passwords.LikeThePartnership"},
    {"NAME": "commonweal.portal.partnership.passwords.Breached"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60  # a link by mail holds for an hour
LOGIN_URL = "/account/login/"
LOGIN_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "commonweal.portal.config.sign_in.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]  # sign-up is closed; allauth wants them named
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses are given by the administrator, not claimed
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "commonweal.portal.config.forms.SignIn",
    "reset_password": "commonweal.portal.config.forms.ForgottenPassword",
}
MFA_ADAPTER = "commonweal.portal.config.sign_in.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # the passkey alone is then two factors
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not CHOSEN.https  # browsers give passkeys to plain http on this machine alone
MFA_TOTP_TOLERANCE = 1

AXES_HANDLER = "commonweal.portal.config.lock_out.ByAccountAndAddress"
AXES_LOCKOUT_PARAMETERS = ["username", "ip_address"]  # either one
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = dt.timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "commonweal.portal.config.lock_out.username"
AXES_LOCKOUT_TEMPLATE = "pages/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_DISABLE_ACCESS_LOG = True  # the audit chain says who signed in; a second list of addresses is kept nowhere
AXES_VERBOSE = False

SESSION_ENGINE = "commonweal.portal.partnership.sessions"
SESSION_COOKIE_AGE = 12 * 60 * 60  # config/middleware/sessions.py ends them sooner
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = CHOSEN.https
# Browsers take such a name from this host alone, over https alone, for every path: no neighbour can put one in place.
SESSION_COOKIE_NAME = "__Host-session" if CHOSEN.https else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if CHOSEN.https else "csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "commonweal.portal.config.views.errors.form_not_trusted"

# What a browser may do with a page: nothing from elsewhere, nothing written into the page itself.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer", "autoplay", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope",
        "magnetometer", "microphone", "midi", "payment", "usb",
    )
}  # fmt: skip
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if CHOSEN.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = CHOSEN.https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CHOSEN.https and CHOSEN.proxies else None
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in CHOSEN.hosts] if CHOSEN.https else []

# Styles and scripts are served from where they lie; nothing is collected.
STATIC_URL = "/static/"
STATIC_ROOT = HERE / "static"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 600
WHITENOISE_ALLOW_ALL_ORIGINS = False

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024  # typed text; files wait in a folder as they come
MEMORY = "/dev/shm"  # noqa: S108 - Linux's folder in memory: what waits there is on no disk
FILE_UPLOAD_TEMP_DIR = MEMORY if os.access(MEMORY, os.W_OK) else None

EMAIL_BACKEND = CHOSEN.mail["EMAIL_BACKEND"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CHOSEN.mail["DEFAULT_FROM_EMAIL"]
EMAIL_FILE_PATH = CHOSEN.mail.get("EMAIL_FILE_PATH")
EMAIL_HOST, EMAIL_PORT = CHOSEN.mail.get("EMAIL_HOST", ""), CHOSEN.mail.get("EMAIL_PORT", 25)
EMAIL_USE_TLS, EMAIL_TIMEOUT = CHOSEN.mail.get("EMAIL_USE_TLS", False), CHOSEN.mail.get("EMAIL_TIMEOUT")
EMAIL_HOST_USER = CHOSEN.mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = CHOSEN.mail.get("EMAIL_HOST_PASSWORD", "")

LOGGING = logged_without_people()

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonweal.portal.config.settings")
