"""Writes the example plan of Voorbeeldgem: draagvlak/capabilities/demo/files/example_plan.xlsx. Made up, amounts too.

It looks as such a list does in a municipality: one row per action, what stands above it said once, amounts by year.
"""

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

FILE = Path(__file__).parents[1] / "draagvlak" / "capabilities" / "demo" / "files" / "example_plan.xlsx"
YEARS = range(2026, 2032)
TITLES = ["Beleidsdoelstelling", "Actieplan", "Actie", "Prioritair", "Verantwoordelijke dienst", "Status"]
TITLES += [title for year in YEARS for title in (f"{year} uitgave", f"{year} ontvangst")]
TITLES += ["Indicator", "Streefwaarde"]
# Title, priority, who, state, expense and receipt of the first year, indicator, target.
Action = tuple[str, str, str, str, int, int, str, str]
PLAN: dict[str, dict[str, list[Action]]] = {
    "BD1: Iedereen neemt deel aan vrije tijd": {
        "AP1.1: Vrije tijd is betaalbaar": [
            ("AC1.1.1 UiTPAS met kansentarief uitbreiden naar alle sportclubs", "ja", "Dienst vrije tijd", "loopt",
             18_000, 4_000, "Clubs met kansentarief", "24"),
            ("AC1.1.2 Fonds voor materiaal en vervoer", "ja", "Sociaal huis", "gepland", 9_500, 0, "", ""),
        ],
        "AP1.2: Verenigingen zijn gastvrij": [
            ("AC1.2.1 Vorming voor trainers en begeleiders", "nee", "Sportdienst", "loopt", 3_200, 0,
             "Begeleiders met vorming", "60"),
            ("AC1.2.2 Brugfiguren in de wijken", "ja", "Sociaal huis", "gepland", 42_000, 21_000,
             "Gezinnen die de weg vonden", "120 per jaar"),
        ],
        "AP1.3: Het aanbod komt naar de wijk": [
            ("AC1.3.1 Speel- en buurtbus", "nee", "Jeugddienst", "gepland", 15_750, 0, "", ""),
            ("AC1.3.2 Zomer in de Molenwijk", "ja", "Dienst vrije tijd", "loopt", 6_400, 1_500, "", ""),
        ],
    },
    "BD2: Mensen in armoede beslissen mee": {
        "AP2.1: Meepraten wordt gewoon": [
            ("AC2.1.1 Vaste stem van de vereniging in de cultuurraad", "nee", "Cultuurdienst", "gepland", 0, 0, "", ""),
            ("AC2.1.2 Vrijwilligersvergoeding en kinderopvang bij overleg", "nee", "Sociaal huis", "loopt", 2_100, 0,
             "Overleggen met opvang", "100 %"),
        ],
        "AP2.2: Ervaring telt bij nieuw beleid": [
            ("AC2.2.1 Armoedetoets voor elk nieuw reglement", "ja", "Algemeen directeur", "gepland", 0, 0,
             "Reglementen met toets", "100 %"),
        ],
        "AP2.3: Duidelijk communiceren": [
            ("AC2.3.1 Brochures en website in klare taal", "nee", "Communicatie", "loopt", 5_000, 0, "", ""),
            ("AC2.3.2 Infopunt in de bibliotheek", "nee", "Bibliotheek", "klaar", 7_300, 0,
             "Bezoekers", "900 per jaar"),
        ],
    },
    "BD3: De gemeente werkt samen over de diensten heen": {
        "AP3.1: Eén netwerk vrijetijdsparticipatie": [
            ("AC3.1.1 Netwerkregisseur, halftijds", "ja", "Dienst vrije tijd", "loopt", 38_500, 19_250, "", ""),
            ("AC3.1.2 Twee werkdagen per jaar met alle partners", "nee", "Dienst vrije tijd", "loopt", 1_800,
             0, "", ""),
        ],
        "AP3.2: Samen meten wat werkt": [
            ("AC3.2.1 Jaarlijks gesprek over cijfers en verhalen", "nee", "Algemeen directeur", "gepland", 0,
             0, "", ""),
            ("AC3.2.2 Afspraken met de scholen over uitstappen", "nee", "Onderwijs", "gepland", 4_600, 0,
             "Scholen met afspraak", "8"),
        ],
    },
}  # fmt: skip


def lines() -> list[list[str | int | None]]:
    """Expenses rise by two in a hundred each year, rounded to fifty euros; nothing stands where nothing is paid. What
    stands above is said in its first row only.
    """
    found: list[list[str | int | None]] = []
    for objective, action_plans in PLAN.items():
        objectives = iter([objective])
        for action_plan, actions in action_plans.items():
            plans = iter([action_plan])
            for title, priority, who, state, expense, receipt, *measured in actions:
                euros = [
                    round(amount * 1.02**n / 50) * 50 if amount else None
                    for n, _year in enumerate(YEARS)
                    for amount in (expense, receipt)
                ]
                above = [next(objectives, None), next(plans, None)]
                found.append([*above, title, priority, who, state, *euros, *(text or None for text in measured)])
    return found


def main() -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Meerjarenplan"
    sheet.append(["Meerjarenplan 2026-2031 van Voorbeeldgem: vrije tijd en armoede (voorbeeld, verzonnen)"])
    sheet.append(TITLES)
    for line in lines():
        sheet.append(line)
    for cell in [*sheet[1], *sheet[2]]:
        cell.font = Font(bold=True)
    for n in range(1, len(TITLES) + 1):
        sheet.column_dimensions[get_column_letter(n)].width = 44 if n <= 3 else 16
    sheet.freeze_panes = "A3"
    book.save(FILE)


if __name__ == "__main__":
    main()
