"""What happened to the installation, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from draagvlak.capabilities.privacy.wording.done import what_was_done

EVENTS: dict[tuple[str, str], Promise] = {
    ("accounts.keep_installation", "authorities.authority"): gettext_lazy("maakte deze werkruimte"),
    ("accounts.keep_installation", "accounts.invitation"): gettext_lazy("nodigde een beheerder uit"),
    ("accounts.administer", "accounts.invitation"): gettext_lazy("nodigde een beheerder uit"),
    ("accounts.lift_second_step", "accounts.user"): gettext_lazy("nam een verloren tweede stap weg"),
    ("network.invite", "accounts.invitation"): gettext_lazy(
        "vernieuwde de uitnodiging van een beheerder of trok ze in"
    ),
    ("network.accept_invitation", "accounts.role"): gettext_lazy("aanvaardde de uitnodiging als beheerder"),
    ("network.invite", "accounts.role"): gettext_lazy("wijzigde of beëindigde de rol van een beheerder"),
    ("accounts.administer", "accounts.role"): gettext_lazy("wijzigde of beëindigde de rol van een beheerder"),
}


def what_happened(right: str, row: str) -> str:
    return str(EVENTS.get((right, row)) or what_was_done(right))
