"""Somebody in every text of what networks are for, ask and agree."""

from draagvlak.capabilities.alignment.models import Agreement, Party, Profile, Request, RequestedFrom, Wanted

KEEP_ALIGNMENT = (Profile, Wanted, Request, RequestedFrom, Agreement, Party)


def plant_alignment(network, person, day, said, name):
    """Each with a version of before."""
    here, at = {"network": network, "authority": network.authority}, {"authority": network.authority}
    texts = {"purpose": said, "decisions": said, "goals": [name, "Kamp"], "groups": [name]}
    request = Request.objects.create(kind="data", topic="reach", title=said, asked_on=day, **here)
    agreement = Agreement.objects.create(
        kind="contact", subject=name, text=said, why_ended=said, person=person, since=day, **at
    )
    rows = [
        Profile.objects.create(**texts, **here),
        Wanted.objects.create(kind="goal", name=name, since=day, **at),
        request,
        RequestedFrom.objects.create(request=request, person=person, **at),
        agreement,
        Party.objects.create(agreement=agreement, **here),
    ]
    for row in rows:
        row.save()
