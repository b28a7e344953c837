"""Somebody in every text of a public page, and in what was heard of events."""

from django.utils.timezone import now

from draagvlak.capabilities.network.models import Organisation
from draagvlak.capabilities.policy.models import Result
from draagvlak.capabilities.public_pages.models import (
    HeardEvents,
    OpenActivity,
    PublicPage,
    ShownPartner,
    ShownResult,
)

KEEP_PUBLIC = (PublicPage, OpenActivity, ShownPartner, ShownResult)


def plant_public_page(network, said, name, email, phone):
    """On, with a version of before of each."""
    at = {"authority": network.authority}
    texts = {"purpose": said, "contact": said, "email": email, "phone": phone, "label": name}
    page = PublicPage.objects.create(
        network=network, is_on=True, blocks=["purpose", "activities", "contact"], hosts=["www.gemeente.example"],
        **texts, **at,
    )  # fmt: skip
    activity = OpenActivity.objects.create(
        page=page, title=name, text=said, place=name, starts_at=now(), uid="open@draagvlak", changed_at=now(), **at
    )
    ShownPartner.objects.create(page=page, organisation=Organisation.objects.first(), **at)
    ShownResult.objects.create(page=page, result=Result.objects.filter(network=network).first(), seen="0" * 64, **at)
    event = {"title": said, "starts": "2026-05-09T12:00:00+00:00", "ends": "", "place": name, "address": ""}
    HeardEvents.objects.create(page=page, events=[event], asked_at=now(), **at)
    for row in (page, activity):
        row.save()
