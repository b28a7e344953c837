"""That a municipality agreed to let its network become part of one of a partnership, which has a plan for it."""

from datetime import date, timedelta
from typing import Any

from draagvlak.capabilities.merging.models import Agreement, Introduction, Merger, Source
from tests.factories import AuthorityFactory

DAY = date(2026, 11, 20)
SECRETS: dict[str, tuple[str, ...]] = {"merger": ()}  # of a partnership: nobody of a municipality reads its plans


def lie_there(place: str, here: Any, at: Any, secret: Any) -> dict[str, Any]:
    """The rows of the plan are the partnership's."""
    partnership = AuthorityFactory(kind="partnership")
    agreement = Agreement.objects.create(partnership=partnership, since=DAY - timedelta(days=400), **here)
    of = {"authority": partnership}
    merger = Merger.objects.create(name=secret("merger", place), begun_on=DAY, **of)
    Source.objects.create(merger=merger, network_key=here["network"].pk, **of)
    introduction = Introduction.objects.create(merger=merger, a_key=1, b_key=2, planned_on=DAY, **of)
    return {"agreement": agreement, "merger": merger, "introduction": introduction}
