"""The planted person in every text of the papers of a network."""

from datetime import date

from draagvlak.capabilities.publications import models

DAY = date(2026, 3, 2)


def plant_papers(network, user, name, said):
    """`name` where a column is short, `said` where it is a text. Gives the note."""
    at = {"authority": network.authority}
    note = models.AgreementNote.objects.create(
        network=network, form="local", scheme="local-2027-2032", title=f"Nota van {name}", **at
    )
    of = {"note": note, **at}
    rows = [
        models.NotePart.objects.create(chapter="vision", text=said, **of),
        models.Figure.objects.create(name=name, municipality=name, unit=name, value=1, source=said, **of),
        models.Signature.objects.create(partner=f"VZW {name}", municipality=name, name=name, function=name, **of),
        models.Deadline.objects.create(name=f"Gesprek met {name}", on=DAY, source=said, **of),
        models.Known.objects.create(
            network=network, scheme=note.scheme, fact="form-fields", value=said, source=said, on=DAY, by=user, **at
        ),
    ]
    for row in rows:  # a version each
        row.save()
        type(row).history.update(history_change_reason=said[:100])
    models.Comment.objects.create(chapter="vision", text=said, on=DAY, by=user, **of)
    content = {"chapters": [{"paragraphs": [said]}], "signatures": [{"name": name}]}
    models.Edition.objects.create(number=1, made_on=DAY, content=content, **of)
    models.Pack.objects.create(network=network, year=2026, number=1, made_on=DAY, content={"actions": [said]}, **at)
    return note
