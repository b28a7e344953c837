"""What of succession has had its time goes, with what it was before; called by the retention of `privacy`, within its
own `acting`.
"""

from django.db.models import QuerySet

from draagvlak.basics.bulk import delete_at_once
from draagvlak.capabilities.network.models import Person
from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf


def _end_plans(rows: QuerySet[Leaving]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    handed = list(TakeOver.objects.filter(leaving__in=keys).values_list("pk", flat=True))
    for model, some in ((TakeOver, handed), (Leaving, keys)):
        delete_at_once(model.objects.filter(pk__in=some))
        delete_at_once(model.history.model.objects.filter(id__in=some))
    return len(keys)


def _end_what_ifs(rows: QuerySet[WhatIf]) -> int:
    keys = list(rows.values_list("pk", flat=True))
    delete_at_once(WhatIf.objects.filter(pk__in=keys))
    delete_at_once(WhatIf.history.model.objects.filter(id__in=keys))
    return len(keys)


def _forget_in_histories(person: Person) -> None:
    """Of somebody who is erased: what is kept of rows about them goes, and elsewhere their key."""
    key = person.pk
    plans = set(Leaving.history.model.objects.filter(person_id=key).values_list("id", flat=True))
    delete_at_once(TakeOver.history.model.objects.filter(leaving_id__in=plans))
    for model in (Leaving, TakeOver, WhatIf):
        delete_at_once(model.history.model.objects.filter(person_id=key))
    Leaving.history.model.objects.filter(successor_id=key).update(successor_id=None)
    for part in ("successor_id", "introducer_id"):
        TakeOver.history.model.objects.filter(**{part: key}).update(**{part: None})
