"""Signing in and one's own account: the pages are allauth's, under Dutch addresses and with our templates."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as keys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.contrib.auth.decorators import login_not_required
from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import require_http_methods


class Base36(StringConverter):
    """Ends before the first dash, after which the key begins, which has dashes of its own."""

    regex = "[0-9A-Za-z]+"


class SignedKey(StringConverter):
    regex = r"[-:\w]+"


register_converter(Base36, "base36")
register_converter(SignedKey, "signed")

# These of allauth answer whatever is asked of them, in whatever way.
ASKED_OR_SENT = require_http_methods(["GET", "HEAD", "POST"])

urlpatterns = [
    path("aanmelden/", account.login, name="account_login"),
    path("aanmelden/uitnodiging/", ASKED_OR_SENT(account.signup), name="account_signup"),
    path("aanmelden/gesloten/", login_not_required(account.account_inactive), name="account_inactive"),
    path("aanmelden/tweede-stap/", second.authenticate, name="mfa_authenticate"),
    path("aanmelden/sleutel/", login_not_required(keys.login_webauthn), name="mfa_login_webauthn"),
    path("aanmelden/<str:provider_id>/begin/", oidc.login, name="openid_connect_login"),
    path("aanmelden/<str:provider_id>/terug/", oidc.callback, name="openid_connect_callback"),
    path("aanmelden/mislukt/", login_not_required(social.login_error), name="socialaccount_login_error"),
    path("aanmelden/onderbroken/", login_not_required(social.login_cancelled), name="socialaccount_login_cancelled"),
    path("afmelden/", account.logout, name="account_logout"),
    path("wachtwoord/vergeten/", account.password_reset, name="account_reset_password"),
    path("wachtwoord/vergeten/verstuurd/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "wachtwoord/nieuw/<base36:uidb36>-<signed:key>/",
        ASKED_OR_SENT(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path("wachtwoord/klaar/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("account/bevestig/", account.reauthenticate, name="account_reauthenticate"),
    path("account/bevestig/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("account/bevestig/sleutel/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord/eerste/", account.password_set, name="account_set_password"),
    path("account/adres/", account.email, name="account_email"),
    path("account/adres/verstuurd/", account.email_verification_sent, name="account_email_verification_sent"),
    path("account/adres/bevestig/<signed:key>/", account.confirm_email, name="account_confirm_email"),
    path("account/tweede-stap/", second.index, name="mfa_index"),
    path("account/tweede-stap/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/tweede-stap/app/weg/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/tweede-stap/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/tweede-stap/codes/nieuw/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/sleutels/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("account/sleutels/nieuw/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("account/sleutels/<int:pk>/naam/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/sleutels/<int:pk>/weg/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
