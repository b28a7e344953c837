"""Who somebody was merged with, by what `Merging.taken` keeps."""

from typing import Any

from draagvlak.capabilities.network.models import Merging, Person

OWN = {"pk", "id", "key"}


def keys_of(person: Person) -> set[int]:
    """Keys of the rows that became one with the person."""
    mergings = Merging.objects.filter(kept=person).values_list("taken", flat=True)
    return {key for taken in mergings for key in keys_in(taken)}


def keys_in(taken: Any) -> set[int]:
    """The key of the row that was taken over."""
    whole = taken.get("person", taken) if isinstance(taken, dict) else {}
    if isinstance(whole, int):
        return {whole}
    return {whole[key] for key in OWN if isinstance(whole.get(key), int)} if isinstance(whole, dict) else set()
