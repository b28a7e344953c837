"""What the product knows already, as text that is ready to go into a chapter or into KIOSK.

In Dutch whatever the language of the page, as the note itself: it goes to the Flemish government.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.utils.translation import override

from draagvlak.basics.figures import shown_figure
from draagvlak.basics.money import shown_euros
from draagvlak.capabilities.network.choices import Layer

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


def and_so(words: Sequence[str]) -> str:
    """
    >>> and_so(["a"]), and_so(["a", "b", "c"])
    ('a', 'a, b en c')
    """
    return " en ".join(filter(None, (", ".join(words[:-1]), words[-1]))) if words else ""


def month_named(month: tuple[int, int]) -> str:
    return f"{MONTHS[month[1] - 1]} {month[0]}"


def layers_named(layers: Iterable[str]) -> str:
    with override("nl"):
        return and_so([str(Layer(layer).label) for layer in layers])


def partner_line(name: str, municipality: str, fulfils: Sequence[str]) -> str:
    """
    >>> partner_line("Bib", "Duffel", ["de dienst voor cultuur"])
    '- Bib (Duffel): de dienst voor cultuur'
    """
    where = f" ({municipality})" if municipality else ""
    return f"- {name}{where}{': ' if fulfils else ''}{and_so(list(fulfils))}"


def figure_line(name: str, where: Sequence[str], value: Decimal, unit: str, source: str) -> str:
    """
    >>> figure_line("Leefloners", ("Duffel", "2025"), Decimal("1312.00"), "personen", "POD MI")
    '- Leefloners (Duffel, 2025): 1.312 personen. Bron: POD MI.'
    """
    told = ", ".join(filter(None, where))
    said = f"{shown_figure(value)} {unit}".strip()
    return f"- {name}{f' ({told})' if told else ''}: {said}. Bron: {source.rstrip('.')}."


def objective_lines(title: str, operational: Iterable[tuple[str, Sequence[tuple[str, str, str]]]]) -> list[str]:
    """A strategic objective, and under it (operational objective, its actions with who and when)."""
    lines = [f"Strategische doelstelling {title}"]
    for name, actions in operational:
        lines.append(f"Operationele doelstelling {name}")
        for action, who, when in actions:
            more = " · ".join(filter(None, (who, when)))
            lines.append(f"- {action}{f' ({more})' if more else ''}")
    return lines


def year_line(year: int, expense: Decimal, receipt: Decimal) -> str:
    """
    >>> year_line(2027, Decimal(12500), Decimal(4000))
    '- 2027: uitgaven € 12.500,00, ontvangsten € 4.000,00'
    """
    return f"- {year}: uitgaven € {shown_euros(expense)}, ontvangsten € {shown_euros(receipt)}"


def contacts_named(count: int) -> str:
    return f"{count} {'contact' if count == 1 else 'contacten'}"


def group_line(layers: Sequence[str], people: int, contacts: int, by_month: Sequence[tuple[str, int]]) -> str:
    months = ", ".join(f"{month}: {count}" for month, count in by_month if count)
    named = layers_named(layers)
    return f"- {named[:1].upper()}{named[1:]}: minstens {people} mensen, in {contacts_named(contacts)} ({months})."


def taking_part_lead(first: tuple[int, int], last: tuple[int, int], contacts: int) -> str:
    period = f"Van {month_named(first)} tot en met {month_named(last)}"
    return f"{period} telden we {contacts_named(contacts)} met het netwerk, vergaderingen meegeteld."
