"""Settings of the portal. Everything a deployment changes comes from the environment (README, «Konfiguration»).

Safe values are the default; what loopback without TLS needs otherwise is decided per request in
``core.middleware.SecurityMiddleware`` and not by switching protection off here.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from . import environment
from .secret import kept_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(environment.text("DATA_DIR") or BASE_DIR / "var").resolve()

DEBUG = environment.flag("DEBUG")
# Where visitors reach the portal. A loopback address means: nobody but this machine.
SITE_URL = environment.text("SITE_URL").rstrip("/")
LOOPBACK_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS") or LOOPBACK_HOSTS
SECRET_KEY = environment.text("SECRET_KEY") or kept_secret_key(DATA_DIR)
SECRET_KEY_FALLBACKS = environment.words("SECRET_KEY_FALLBACKS")

INSTALLED_APPS = [
    # The rooms, in the order in which sections appear.
    "news",
    "documents",
    "bestpractice",
    "blog",
    "pages",
    # The roof and the ground.
    "klimaportal",
    "klimaportal.core",
    "klimaportal.apps.AdminConfig",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "ckeditor",
    "content_editor",
    "imagefield",
    "taggit",
    "tree_queries",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "klimaportal.core.middleware.SecurityMiddleware",
    "klimaportal.core.encoding.EncodingMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "klimaportal.core.middleware.GZipMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "klimaportal.login.middleware.SecondFactorMiddleware",
]

ROOT_URLCONF = "klimaportal.urls"
WSGI_APPLICATION = "klimaportal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "klimaportal.context.portal",
            ],
        },
    },
]

# --- Data -----------------------------------------------------------------------------------------------------------

SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(DATA_DIR / "klimaportal.sqlite3"), "CONN_MAX_AGE": 60}
DATABASES = {"default": environment.database("DATABASE_URL", SQLITE)}
if "sqlite" in DATABASES["default"]["ENGINE"]:
    # WAL lets readers go on while one writes; IMMEDIATE queues writers up instead of failing them half-way; with
    # secure_delete what somebody had erased is overwritten in the file.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-16000; "
        "PRAGMA secure_delete=ON;",
    }

# Shared by all processes: how often somebody has tried to log in, which codes are used up. Keys are hashed: they hold
# addresses. The table is made after migrating; it must be too large to be flooded until limits fall out of it.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "klimaportal_cache",
        "KEY_FUNCTION": "klimaportal.login.limits.hidden_key",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

MEDIA_ROOT = DATA_DIR / "media"
MEDIA_URL = "/medien/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "klimaportal.core.staticfiles.StyleSheetFinder",
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
# `make serve` collects hashed, pre-compressed files; `make run` and the tests serve them where they lie.
HASHED_STATIC = environment.flag("HASHED_STATIC")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA_DIR / "private", "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "klimaportal.core.staticfiles.PortalStaticFilesStorage"
        if HASHED_STATIC
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not HASHED_STATIC
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # a page of many blocks is one long form

# --- Language -------------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "de"
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
LOCALE_PATHS = [BASE_DIR / "locale"]  # German for third-party packages that lack it
USE_TZ = True

# --- Security -------------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = environment.read("HSTS_SECONDS", environment.env.int, 365 * 86400, "eine Zahl von Sekunden")
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_NAME = "klimaportal_sitzung"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = False  # the admin's scripts read it
CSRF_FAILURE_VIEW = "klimaportal.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
_NO_BROWSER_FEATURES = (
    "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get",
    "screen-wake-lock", "sync-xhr", "usb", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS_POLICY = {feature: [] for feature in _NO_BROWSER_FEATURES}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"  # where a log-in leads that was to lead to another website

# --- Log-in: django-allauth behind addresses, forms and texts of our own (klimaportal/login) ---
AUTHENTICATION_BACKENDS = ["klimaportal.login.backend.StaffBackend"]
ACCOUNT_ADAPTER = "klimaportal.login.adapters.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "klimaportal.login.forms.LoginForm",
    "reauthenticate": "klimaportal.login.forms.ConfirmPasswordForm",
}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth wants to know what an account has
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# The address first: whoever is held back by it must not use up the tries of an account that is somebody else's.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/5m/ip,5/5m/key"}
MFA_ADAPTER = "klimaportal.login.adapters.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "klimaportal.login.forms.ActivateAppForm",
    "add_webauthn": "klimaportal.login.forms.AddPasskeyForm",
    "authenticate": "klimaportal.login.forms.CodeForm",
    "authenticate_webauthn": "klimaportal.login.forms.PasskeyForm",
    "edit_webauthn": "klimaportal.login.forms.RenamePasskeyForm",
    "login_webauthn": "klimaportal.login.forms.PasskeyLoginForm",
    "reauthenticate": "klimaportal.login.forms.ConfirmCodeForm",
    "reauthenticate_webauthn": "klimaportal.login.forms.ConfirmPasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

# CKEditor 4 is bundled by django-ckeditor and at its end of life. It runs in the admin only, behind the log-in, and
# whatever it sends is cleaned by an allow-list on the server (core/richtext.py), which is the actual boundary.
# security.W001 knows Django's SecurityMiddleware by its name only, not our subclass; core/checks.py asks what it would.
SILENCED_SYSTEM_CHECKS = ["ckeditor.W001", "security.W001"]

# --- Mail -----------------------------------------------------------------------------------------------------------

if mail_server := environment.mail_server("EMAIL_URL"):
    vars().update(mail_server)
else:
    EMAIL_BACKEND = "klimaportal.core.mailbox.EmailBackend"
EMAIL_FILE_PATH = DATA_DIR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("DEFAULT_FROM_EMAIL", "klimaportal@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# --- Public forms ---------------------------------------------------------------------------------------------------

# Seconds that a person needs at least to fill in a form, and that pass between two posts from one network (/24, /48).
MINIMUM_SECONDS = environment.number("FORM_MINIMUM_SECONDS", 2)
PAUSE_BETWEEN_POSTS = environment.number("PAUSE_BETWEEN_POSTS", 30)
# Leading zero bits of a SHA-256 that the visitor's browser has to find; 0 switches the proof of work off.
PROOF_OF_WORK_BITS = environment.number("PROOF_OF_WORK_BITS", 0, most=24)
# A form without that proof, because JavaScript is off, has to be this many seconds old instead.
SECONDS_WITHOUT_PROOF = 20
# Proxies in front of the portal, whose X-Forwarded-For is believed.
TRUSTED_PROXIES = environment.networks("TRUSTED_PROXIES")

# --- Third-party parts ----------------------------------------------------------------------------------------------

TAGGIT_CASE_INSENSITIVE = True
IMAGEFIELD_BIN_DEPTH = 2
IMAGEFIELD_SILENTFAILURE = True  # a missing rendition must not take a page down
CKEDITOR_CONFIGS = {
    "default": {
        "language": "de",
        "skin": "moono-lisa",
        "toolbar": [
            ["Format", "Bold", "Italic", "Subscript", "Superscript"],
            ["NumberedList", "BulletedList", "Blockquote", "Table", "HorizontalRule"],
            ["Link", "Unlink"],
            ["PasteText", "RemoveFormat", "Undo", "Redo", "Maximize", "Source"],
        ],
        "format_tags": "p;h2;h3;h4",
        "extraPlugins": "divarea",
        "removePlugins": "elementspath,exportpdf,scayt,wsc,uploadimage,image,flash,iframe,forms,smiley,stylesheetparser",
        "removeDialogTabs": "link:advanced;link:upload;table:advanced",
        "linkShowTargetTab": False,
        "linkDefaultProtocol": "https://",
        "entities": False,
        "versionCheck": False,
        "width": "100%",
        "height": 260,
        "disableNativeSpellChecker": False,
    }
}

LOG_LEVEL = environment.read("LOG_LEVEL", environment.env.log_level, "WARNING", "DEBUG, INFO, WARNING oder ERROR")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {"django": {"handlers": [], "propagate": True}},
}
