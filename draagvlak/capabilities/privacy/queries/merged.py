"""Who somebody was merged with: in what `Merging.taken` keeps, of them and of others."""

from typing import Any

from draagvlak.capabilities.network.models import Merging, Person

POINTS = {"person", "person_id", "other", "a", "b", "a_id", "b_id"}  # names of keys that mean a person
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


def without_person(value: Any, key: int) -> Any:
    """A JSON value without the rows in it that point to the person of this key."""
    if isinstance(value, list):
        return [without_person(one, key) for one in value if not _points_to(one, key)]
    if isinstance(value, dict):
        return {name: without_person(one, key) for name, one in value.items()}
    return value


def _points_to(row: Any, key: int) -> bool:
    return isinstance(row, dict) and any(row.get(name) == key for name in POINTS)
