"""The one place that knows every room. Secure unless DRAAGVLAK_DEMO says that this is a demonstration.

Pages are no Django apps: their names may repeat a capability's.
"""

import sys
from pathlib import Path

from csp.constants import NONE, SELF

from draagvlak.basics.limits import LOCKED_FOR, PACES, WRONG_BEFORE_LOCK
from draagvlak.wiring.identity import origins, service
from draagvlak.wiring.surroundings import database, listed, mail, secret_key, setting, state_folder, switched_on

PACKAGE = Path(__file__).parents[1]
PAGES = PACKAGE / "pages"

DEMO = switched_on("DEMO")
TESTING = "pytest" in sys.modules
STATE = state_folder(PACKAGE.parent, is_test=TESTING)
DEBUG = False
HTTPS = not (DEMO or TESTING or switched_on("PLAIN_HTTP"))
SECRET_KEY = secret_key(STATE, may_be_made=DEMO or TESTING)
SECRET_KEY_FALLBACKS = listed("SECRET_KEYS_BEFORE")
ALLOWED_HOSTS = listed("HOSTS") or (["127.0.0.1", "localhost"] if DEMO or TESTING else [])
CSRF_TRUSTED_ORIGINS = listed("ORIGINS")

ROOT_URLCONF = "draagvlak.wiring.urls"
WSGI_APPLICATION = "draagvlak.wiring.wsgi.application"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {"default": database(STATE)}
# What is counted to slow down guessing, and progress of long work, are for every process, and stand outside the
# transaction that does the work: so in files. Parts of pages (Django's name for them) stay in memory.
CACHES = {
    "default": {
        "BACKEND": "draagvlak.basics.shared_files.SharedFiles",
        "LOCATION": STATE / "pace",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    "template_fragments": {"BACKEND": "draagvlak.basics.fragments.KeptParts"},
    "progress": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": STATE / "progress",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
LATER_INLINE = TESTING or switched_on("LATER_INLINE")
LATER_BY_WORKER = DATABASES["default"]["ENGINE"].endswith("postgresql")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
    "simple_history",
    "template_partials",
    *(["procrastinate.contrib.django"] if LATER_BY_WORKER else []),
    "draagvlak.capabilities.authorities",
    "draagvlak.capabilities.accounts",
    "draagvlak.capabilities.network",
    "draagvlak.capabilities.federation",
    "draagvlak.capabilities.competences",
    "draagvlak.capabilities.support",
    "draagvlak.capabilities.pulse",
    "draagvlak.capabilities.policy",
    "draagvlak.capabilities.ideas",
    "draagvlak.capabilities.stories",
    "draagvlak.capabilities.conversations",
    "draagvlak.capabilities.consents",
    "draagvlak.capabilities.weaving",
    "draagvlak.capabilities.booklets",
    "draagvlak.capabilities.insights",
    "draagvlak.capabilities.alignment",
    "draagvlak.capabilities.planning",
    "draagvlak.capabilities.merging",
    "draagvlak.capabilities.succession",
    "draagvlak.capabilities.public_pages",
    "draagvlak.capabilities.visibility",
    "draagvlak.capabilities.intervision",
    "draagvlak.capabilities.publications",
    "draagvlak.capabilities.exchange",
    "draagvlak.capabilities.privacy",
    "draagvlak.capabilities.demo",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "draagvlak.wiring.middleware.RequestNumber",
    "csp.middleware.CSPMiddleware",
    "draagvlak.wiring.middleware.ClosedHeaders",
    "draagvlak.wiring.backups.meanwhile.NotMeanwhile",
    "draagvlak.wiring.for_everybody.NobodyKnown",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "draagvlak.wiring.middleware.SignInFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "draagvlak.wiring.guards.SessionInUse",
    "django_htmx.middleware.HtmxMiddleware",
    "draagvlak.wiring.guards.SecondStepFirst",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": sorted(PAGES.glob("*/templates")),
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "draagvlak.pages.shared.menu.menu",
                "draagvlak.pages.shared.menu.owner",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
        },
    }
]

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/Brussels"
USE_TZ = True
LANGUAGE_COOKIE_SECURE = HTTPS
LANGUAGE_COOKIE_SAMESITE = "Lax"

STATIC_URL = "static/"
STATIC_ROOT = STATE / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise looks there when it starts, also before the first collectstatic
STATICFILES_DIRS = sorted(PAGES.glob("*/static"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEMO or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEMO or TESTING

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
PASSWORD_RESET_TIMEOUT = 4 * 3600
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if switched_on("BEHIND_PROXY") else 0
ACCOUNT_ADAPTER = "draagvlak.wiring.allauth_adapter.ByInvitation"
ACCOUNT_FORMS = {
    "login": "draagvlak.pages.settings.forms.SignInForm",
    "reset_password": "draagvlak.pages.settings.forms.ForgottenForm",
    "reset_password_from_key": "draagvlak.pages.settings.forms.NewPasswordForm",
    "change_password": "draagvlak.pages.settings.forms.ChangePasswordForm",
    "set_password": "draagvlak.pages.settings.forms.FirstPasswordForm",
    "add_email": "draagvlak.pages.settings.forms.ChangeAddressForm",
    "reauthenticate": "draagvlak.pages.settings.forms.AgainForm",
}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "username"
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation went to the address: who accepts it, has it
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 1
ACCOUNT_EMAIL_CONFIRMATION_AUTHENTICATED_REDIRECT_URL = "settings:account"
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": PACES["sign-in"].as_rates(),
    "login_failed": PACES["wrong-password"].as_rates(),
    "reset_password": PACES["forgotten-password"].as_rates(),
    "reset_password_from_key": PACES["new-password"].as_rates(),
    "change_password": PACES["own-account"].as_rates("user"),
    "manage_email": PACES["own-account"].as_rates("user"),
    "reauthenticate": PACES["confirm-again"].as_rates("user"),
    "confirm_email": PACES["confirm-address"].as_rates(),
}
MFA_ADAPTER = "draagvlak.wiring.mfa_adapter.SecondStep"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "draagvlak.pages.settings.forms.CodeForm",
    "reauthenticate": "draagvlak.pages.settings.forms.CodeAgainForm",
    "activate_totp": "draagvlak.pages.settings.forms.FirstCodeForm",
    "add_webauthn": "draagvlak.pages.settings.forms.AddKeyForm",
    "edit_webauthn": "draagvlak.pages.settings.forms.RenameKeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up for themselves, so nobody can take an address of someone else
MFA_TOTP_ISSUER = "Draagvlak"
MFA_TOTP_TOLERANCE = 1  # half a minute before and after: clocks differ
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or TESTING
MFA_RATE_LIMITS = {"webauthn_login": PACES["passkey"].as_rates()}
OIDC_NEAR = switched_on("OIDC_NEAR") or TESTING
OIDC_SERVICE = service(is_test=TESTING)
SOCIALACCOUNT_ADAPTER = "draagvlak.wiring.oidc.KnownOnly"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "draagvlak.wiring.oidc.OwnService",
        "APPS": [OIDC_SERVICE] if OIDC_SERVICE else [],
    }
}
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
AXES_FAILURE_LIMIT = WRONG_BEFORE_LOCK
AXES_COOLOFF_TIME = LOCKED_FOR / 3600
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "draagvlak.wiring.allauth_adapter.who_signs_in"
AXES_CLIENT_IP_CALLABLE = "draagvlak.basics.pace.address_of"
AXES_SENSITIVE_PARAMETERS = ["login", "username", "email"]
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLED = not TESTING
AXES_VERBOSE = False
AXES_RESET_ON_SUCCESS = True
SILENCED_SYSTEM_CHECKS = ["axes.W003"]  # the standalone backend comes first; allauth's follows it

globals().update(mail(STATE))

SESSION_COOKIE_AGE = 12 * 3600  # without use: SessionInUse begins it anew
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if switched_on("BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
FEDERATION_HOSTS = listed("FEDERATION_HOSTS")  # from which signed files may be fetched
FEDERATION_NEAR = switched_on("FEDERATION_NEAR") or TESTING
SECURITY_CONTACT = setting("SECURITY_CONTACT")  # for /.well-known/security.txt
UITDATABANK_KEY = setting("UITDATABANK_KEY")  # events near a network on its public page; none without
UITDATABANK_HOST = setting("UITDATABANK_HOST", "search.uitdatabank.be")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "base-uri": [SELF],
        "form-action": [SELF, *origins(OIDC_SERVICE)],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line"},
        "nowhere": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A request line of Django's own would carry addresses with tokens; ours carries number, route and status only.
    "loggers": {
        "django.request": {"handlers": ["nowhere"], "propagate": False, "level": "CRITICAL"},
        "django.security": {"handlers": ["nowhere"], "propagate": False, "level": "CRITICAL"},
        # Names whom it locks out, and from where.
        "axes": {"handlers": ["nowhere"], "propagate": False, "level": "CRITICAL"},
        "urllib3": {"handlers": ["nowhere"], "propagate": False, "level": "CRITICAL"},
        "draagvlak": {"level": "WARNING" if DEMO else "INFO"},
    },
}
