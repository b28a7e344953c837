"""One user of each role in the example municipality, signed in, with what their pages show: contacts, a meeting, a
line to confirm.

Run by `manage.py shell`, in a process of its own: a browser's journey runs in a loop in which no table can be asked.
"""

import json
import sys
import time
from datetime import datetime, timedelta
from datetime import time as hour
from typing import Any

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils.timezone import make_aware, now

from draagvlak.basics.tenancy import inside
from draagvlak.capabilities.accounts.models import Invitation, Role, User
from draagvlak.capabilities.authorities.models import Authority
from draagvlak.capabilities.network import models as rows

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


def tell() -> None:
    """Write the session of each role, as JSON."""
    authority = Authority.objects.get(slug="voorbeeldgem")
    with inside(authority):
        network = rows.Network.objects.get(slug="lokaal-netwerk")
        users = {"nd": User.objects.get(email="lies@voorbeeldgem.example"), "pa": _user("pa", keeps_installation=True)}
        users |= {key: _with_role(key, authority, network) for key in KINDS}
        for key in LAYERS:
            _has_something(key, users[key], authority, network)
        _invited(users["nd"], authority, network)
    for key in ("pa", "ma"):
        TOTP.activate(users[key], generate_totp_secret())
    sys.stdout.write(json.dumps({key: _session(user) for key, user in users.items()}))


def _user(key: str, **more: Any) -> Any:
    email = f"{key}@voorbeeldgem.example"
    user = User.objects.create(username=email, email=email, first_name=f"Account {key}", **more)
    user.set_password("voorbeeld-2026!")
    user.save()
    return user


def _with_role(key: str, authority: Any, network: Any) -> Any:
    role = Role.objects.create(user=_user(key), authority=authority, kind=KINDS[key])
    if key != "ma":
        rows.Seat.objects.create(authority=authority, role=role, network=network)
    return role.user


def _has_something(key: str, user: Any, authority: Any, network: Any) -> None:
    """Is somebody of the network, noted a contact, was at a meeting, and left a line and a thought behind."""
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
    begins = make_aware(datetime.combine(day + timedelta(days=7), hour(19)))
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


def _invited(user: Any, authority: Any, network: Any) -> None:
    invitation = Invitation.objects.create(
        authority=authority,
        email="nieuw@voorbeeldgem.example",
        kind="partner",
        token_hash="0" * 64,
        invited_by=user,
        expires_at=now() + timedelta(days=3),
    )
    rows.InvitedTo.objects.create(authority=authority, invitation=invitation, network=network)


def _session(user: Any) -> str:
    """The key of a session that began a moment ago with a password."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session["account_authentication_methods"] = [{"method": "password", "at": time.time(), "email": user.email}]
    session.save()
    return str(session.session_key)
