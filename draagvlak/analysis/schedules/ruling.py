"""What must, should or never may be, as constraints of the model."""

from collections.abc import Iterator

from draagvlak.analysis.schedules.built import Built, Only
from draagvlak.analysis.schedules.problem import How, Kind, Rule
from draagvlak.analysis.schedules.weighing import OF_TWO, Need, pairs_of
from draagvlak.analysis.solver import Term

BY_DAY = (Kind.SAME_DAY, Kind.APART, Kind.WITHIN, Kind.BEFORE)  # what they say depends on the day alone


def hold_rules(built: Built, only: Only | None) -> list[Term]:
    """Hold every rule; gives, for each "should", whether it is not met. `only` as in model.build: then without them."""
    unmet = []
    for rule in built.problem.rules:
        if rule.how is not How.SHOULD:
            literal = only(built.model, Need("rule", rule.id)) if only else None
        elif only is not None:
            continue
        else:
            literal = built.model.new_bool_var(f"held {rule.id}")
            unmet.append(1 - literal)
        for constraint in _constraints(built, rule):
            if literal is not None:
                constraint.only_enforce_if(literal)
    return unmet


def _constraints(built: Built, rule: Rule) -> Iterator[Term]:
    if rule.kind in (Kind.IN, Kind.PRESENT):
        for meeting in rule.meetings:
            wrong = [there for slot, there in built.at[meeting].items() if not _is_right(built, rule, slot)]
            if wrong:
                yield built.model.add(sum(wrong) == 0)
        return
    places = built.on if rule.kind in BY_DAY else built.at
    for one, two in pairs_of(rule):
        for place, there in places[one].items():
            related = [other for where, other in places[two].items() if _are_related(built, rule, place, where)]
            if rule.how is not How.NEVER:
                yield built.model.add(there <= sum(related))
            elif related:
                yield built.model.add(there + sum(related) <= 1)


def _is_right(built: Built, rule: Rule, slot: str) -> bool:
    if rule.kind is Kind.PRESENT:
        return all(slot in built.problem.available.get(person, ()) for person in rule.people)
    return (slot in rule.slots) == (rule.how is not How.NEVER)


def _are_related(built: Built, rule: Rule, one: str | int, two: str | int) -> bool:
    problem = built.problem
    first, other = (problem.first_of[place] if isinstance(place, int) else place for place in (one, two))
    return OF_TWO[rule.kind](problem, first, other, rule.number)
