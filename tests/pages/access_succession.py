"""What lies in a place of succession: a plan, what goes over, and a what-if that was kept."""

from datetime import date
from typing import Any

from draagvlak.capabilities.succession.models import Leaving, TakeOver, WhatIf

DAY = date(2026, 11, 20)
SECRETS = {"leavingwords": ("nd",), "takeoverrole": ("nd",), "whatifwords": ("ma", "nd")}
SHOWN = set(SECRETS)


def lie_there(place: str, here: Any, at: Any, person: Any, secret: Any) -> dict[str, Any]:
    plan = Leaving.objects.create(person=person, words=secret("leavingwords", place), **here)
    handed = TakeOver.objects.create(leaving=plan, role=secret("takeoverrole", place), **at)
    words = secret("whatifwords", place)
    kept = WhatIf.objects.create(wonder="gone", person=person, as_of=DAY, words=words, **here)
    return {"leaving": plan, "takeover": handed, "wondered": kept}
