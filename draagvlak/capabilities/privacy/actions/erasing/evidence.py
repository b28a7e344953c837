"""Evidence of support that is about the person goes, with its file; a file that names them elsewhere goes too."""

from draagvlak.basics.mentions import Names
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.support.models import Evidence, EvidenceFile, Office, Step
from draagvlak.capabilities.support.queries.files import files_naming


def forget_evidence(person: Person, names: Names) -> dict[str, int]:
    """To be called while the person is still there. What is written in texts of others, `mentioned` takes out."""
    about = Evidence.objects.filter(person=person)
    keys = list(about.values_list("pk", flat=True))
    about.delete()
    found = files_naming(names)
    EvidenceFile.objects.filter(pk__in=found.naming).delete()
    return {"evidence": len(keys), "files": len(found.naming)}


def forget_ledger_history(keys: set[int]) -> None:
    """Histories last: that a row went is written down there too."""
    Evidence.history.filter(person_id__in=keys).delete()
    Office.history.filter(person_id__in=keys).delete()
    for part in ("person_id", "owner_id"):
        Step.history.filter(**{f"{part}__in": keys}).update(**{part: None})
