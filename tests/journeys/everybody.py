"""One user of each role in the example municipality, signed in: run inside the site's own environment.

`python -c "from tests.journeys.everybody import cookies; …"` in a process of its own: a browser's journey runs in a loop
in which Django's tables cannot be asked. Each has what its pages show: contacts, a meeting, a line to confirm.
"""

import json
import os
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
# By the columns of tests/pages/access_matrix.csv; `anyone` is not signed in, and the director is Lies.
KINDS = {
    "ma": "administrator",
    "cg": "colleague",
    "pm": "partner",
    "ex": "experience",
    "st": "storyteller",
    "lm": "leader",
    "po": "politician",
}
LAYERS = {
    "nd": "colleague",
    "cg": "colleague",
    "pm": "partner_organisation",
    "ex": "people_in_poverty",
    "st": "partner_organisation",
    "lm": "team_leader",
    "po": "political",
}


def cookies() -> dict[str, str]:
    """The session of each role, made in a process of its own; empty for who is not signed in."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "draagvlak.wiring.settings"}
    made = subprocess.run(
        [sys.executable, "-m", "tests.journeys.everybody"], cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE
    )
    return {"anyone": "", **json.loads(made.stdout)}


def _main() -> None:
    import django

    django.setup()
    from draagvlak.basics.tenancy import inside
    from draagvlak.capabilities.accounts.models import User
    from draagvlak.capabilities.authorities.models import Authority
    from draagvlak.capabilities.network.models import Network

    authority = Authority.objects.get(slug="voorbeeldgem")
    with inside(authority):
        network = Network.objects.get(slug="lokaal-netwerk")
        users = {"nd": User.objects.get(email="lies@voorbeeldgem.example"), "pa": _user("pa", keeps_installation=True)}
        users |= {key: _with_role(key, authority, network) for key in KINDS}
        for key in LAYERS:
            _has_something(key, users[key], authority, network)
        _invited(users["nd"], authority, network)
    for key in ("pa", "ma"):
        _in_two_steps(users[key])
    sys.stdout.write(json.dumps({key: _session(user) for key, user in users.items()}))


def _user(key: str, **more: Any) -> Any:
    from draagvlak.capabilities.accounts.models import User

    email = f"{key}@voorbeeldgem.example"
    user = User.objects.create(username=email, email=email, first_name=f"Account {key}", **more)
    user.set_password("voorbeeld-2026!")
    user.save()
    return user


def _with_role(key: str, authority: Any, network: Any) -> Any:
    from draagvlak.capabilities.accounts.models import Role
    from draagvlak.capabilities.network.models import Seat

    role = Role.objects.create(user=_user(key), authority=authority, kind=KINDS[key])
    if key != "ma":
        Seat.objects.create(authority=authority, role=role, network=network)
    return role.user


def _has_something(key: str, user: Any, authority: Any, network: Any) -> None:
    """Is somebody of the network, noted a contact, was at a meeting, and left a line and a thought behind."""
    from draagvlak.capabilities.network import models as rows

    at = {"authority": authority}
    here = {**at, "network": network}
    day = network.frozen_on
    found = rows.Membership.objects.filter(network=network, person__account=None, layers__icontains=LAYERS[key])
    member = found.select_related("person").order_by("pk").first()
    if member is None:
        raise RuntimeError(f"Nobody of {LAYERS[key]} in the example.")
    rows.Person.objects.filter(pk=member.person_id).update(account=user)
    contact = rows.Contact.objects.create(
        happened_on=day, note="Koffie na de werking.", subject="kennismaking", noted_by=user, fingerprint=key, **here
    )
    rows.Participation.objects.create(contact=contact, person=member.person, **at)
    rows.NoteDraft.objects.create(owner=user, line="gisteren koffie met Iemand Onbekend", typed_on=day, **here)
    begins = _evening_of(day + timedelta(days=7))
    meeting = rows.Meeting.objects.create(
        title=f"Overleg {key}",
        decisions="We maken een folder.",
        agenda="Wat doen we deze winter?",
        uid=f"{key}@crawl",
        starts_at=begins,
        ends_at=begins + timedelta(hours=2),
        **here,
    )
    rows.Attendance.objects.create(meeting=meeting, person=member.person, **at)
    if key == "nd":
        rows.Inspiration.objects.create(owner=user, noted_on=day, text="Een spelnamiddag in elke wijk.", **here)


def _evening_of(day: Any) -> Any:
    from datetime import datetime
    from datetime import time as hour

    from django.utils.timezone import make_aware

    return make_aware(datetime.combine(day, hour(19)))


def _invited(user: Any, authority: Any, network: Any) -> None:
    from django.utils.timezone import now

    from draagvlak.capabilities.accounts.models import Invitation
    from draagvlak.capabilities.network.models import InvitedTo

    invitation = Invitation.objects.create(
        authority=authority,
        email="nieuw@voorbeeldgem.example",
        kind="partner",
        token_hash="0" * 64,
        invited_by=user,
        expires_at=now() + timedelta(days=3),
    )
    InvitedTo.objects.create(authority=authority, invitation=invitation, network=network)


def _in_two_steps(user: Any) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(user, generate_totp_secret())


def _session(user: Any) -> str:
    """The key of a session that began a moment ago with a password."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "email": user.email}]
    session.save()
    return str(session.session_key)


if __name__ == "__main__":
    _main()
