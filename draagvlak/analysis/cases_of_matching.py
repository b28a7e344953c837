"""The cases of METHOD §7: the optimum values of an assignment."""

from dataclasses import asdict
from typing import Any

from draagvlak.analysis.matching import Candidate, Role, assign

Json = dict[str, Any]


def matching(given: Json) -> Json:
    people = [
        Candidate(one["id"], one["cap"], one["levels"], frozenset(one.get("wishes", ()))) for one in given["people"]
    ]
    roles = [Role(one["id"], one["needs"]) for one in given["roles"]]
    return asdict(assign(people, roles, alternatives=0).goals)
