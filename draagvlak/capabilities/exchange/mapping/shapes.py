"""What a table is: contacts, people, attendance (people down or across), who knows whom, or nothing for us."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from draagvlak.basics.letters import plain
from draagvlak.capabilities.exchange.mapping.columns import WITH, field_of_header, guess, named_by, settle
from draagvlak.capabilities.exchange.mapping.contact_rows import person_column
from draagvlak.capabilities.exchange.mapping.dates import BadDate, is_ambiguous, order_told_by, read_date
from draagvlak.capabilities.exchange.mapping.evidence import columns_for_evidence, is_evidence
from draagvlak.capabilities.exchange.mapping.layers import layer_of, layer_words, parts_of
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, Mapping, TableMapping
from draagvlak.capabilities.exchange.mapping.names import has_last_name_first, identity, is_total, turned
from draagvlak.capabilities.exchange.mapping.organisations import columns_for_organisations, of_organisations
from draagvlak.capabilities.exchange.mapping.values import at, is_mark, text_of
from draagvlak.capabilities.exchange.readers.table import Book, Cell, Row, Table

LOOKED_AT = 400
HEADER_WITHIN = 15
PERSONAL = ("name", "first_name", "last_name", "function", "layer", "organisation", "municipality", "email")
END_OF = {"name": "source", "participants": "target"}
OF_A_CONTACT = frozenset({"groep", "niveau", "categorie"})
MEETINGS = frozenset({"activiteit", "naam activiteit", "vergadering", "overleg", "activity", "meeting", "event"})
EVIDENCE = re.compile(r"(?:^|\b)(?:steun|bewijs\w*|support|evidence|draagvlak)(?:\b|$)")


def propose(book: Book) -> Mapping:
    """What each table and column is taken to be, and the layer of every word found for a function."""
    tables = tuple(_table(table) for table in book.tables)
    words: dict[str, str | None] = {}
    for table, mapping in zip(book.tables, tables, strict=True):
        at = {c.field: c.index for c in mapping.columns if c.field in ("layer", "function")}
        is_of_people = mapping.shape in ("people", "nodes", "attendance")
        if at and (is_of_people or (mapping.shape == "contacts" and person_column(mapping.columns) is not None)):
            _gather(table, mapping, at, words)
    return Mapping(tables, words)


def _gather(table: Table, mapping: TableMapping, where: dict[str, int], words: dict[str, str | None]) -> None:
    for number, row in table.rows:
        if number > mapping.header_row:
            layer, function = (text_of(at(row, where.get(field, -1))) for field in ("layer", "function"))
            for part in (part for word in layer_words(layer, function) for part in parts_of(word)):
                words.setdefault(part, layer_of(part))


def _table(table: Table) -> TableMapping:
    rows = list(islice(iter(table.rows), LOOKED_AT))
    if not rows:
        return TableMapping(table.name, "ignore", 0, ())
    ours = _our_titles(rows)
    top = (_header(rows) if table.kind == "sheet" else 0) if ours is None else ours
    number, header = rows[top]
    body = [row for _, row in rows[top + 1 :] if not is_total(text_of(at(row, 0)))]
    matrix = _matrix(header, body) if table.kind == "sheet" and ours is None else None
    if matrix and matrix[0] == "days":
        return _days(table, number, header, body)
    if matrix:
        columns = tuple(_matrix_column(n, cell, body, matrix[1]) for n, cell in enumerate(header))
        return _with_commas(_with_order(TableMapping(table.name, matrix[0], number, columns), Counter(header)), body)
    if table.kind == "sheet" and _is_headerless(header):
        return _headerless(table, rows)
    width = max(len(row) for _, row in rows)
    titles = list(header) + [None] * (width - len(header))
    values = [[row[n] for row in body if n < len(row)][:60] for n in range(width)]
    guessed = [_guess(table, n, titles[n], values[n]) for n in range(width)]
    found = _by_titles(table, number, guessed)
    return found if ours is not None else _with_commas(found, body)


def _by_titles(table: Table, number: int, guessed: list[ColumnGuess]) -> TableMapping:
    """What a table is by the titles of its columns, which stand in row `number`."""
    columns = settle(guessed, table.kind == "sheet")
    if table.kind == "sheet" and of_organisations(table.name, columns):
        return _organisations(table, number, columns)
    shape = table.kind if table.kind != "sheet" else _shape(table.name, columns)
    if shape == "evidence":
        return _evidence(table, number, guessed)
    if shape == "contacts":
        columns = _with_meetings(tuple(_of_contacts(column) for column in columns))
    if shape == "ties" and table.kind == "sheet":
        columns = tuple(replace(c, field=END_OF.get(c.field, c.field)) for c in columns)
    if shape == "organisations":
        return _organisations(table, number, columns)
    if shape == "ignore" and table.kind == "sheet":
        return TableMapping(table.name, "ignore", number, columns)
    return _dated(TableMapping(table.name, shape, number, columns), table)


def _of_contacts(column: ColumnGuess) -> ColumnGuess:
    """A name is somebody who was there; a group or a category is rather one of contacts than a layer."""
    if column.field == "layer" and plain(column.header) in OF_A_CONTACT:
        return replace(column, field="ignore")
    return replace(column, field="participants") if column.field == "name" else column


def _with_meetings(columns: tuple[ColumnGuess, ...]) -> tuple[ColumnGuess, ...]:
    """Where each row names one person, by a title that says so, what is titled as a meeting says which rows are one."""
    people = [c for c in columns if c.field == "participants"]
    is_one = not people and any(c.field == "last_name" for c in columns)
    if not is_one and not (len(people) == 1 and field_of_header(people[0].header) == "name"):
        return columns
    return tuple(replace(c, field="contact") if plain(c.header) in MEETINGS else c for c in columns)


def _with_commas(mapping: TableMapping, body: list[Sequence[Cell]]) -> TableMapping:
    """Whether "Peeters, An" is one person. In a list with a row per person it always is."""
    one = mapping.shape in ("people", "attendance", "acquaintance")
    field = "name" if one else "participants" if mapping.shape == "contacts" else ""
    at = [column.index for column in mapping.columns if column.field == field]
    cells = [str(row[n]) for row in body for n in at if n < len(row) and isinstance(row[n], str)]
    if one:
        sample = next((cell for cell in cells if turned(cell) != cell), "")
        return replace(mapping, last_name_first=bool(sample), comma_sample=sample[:60])
    found, sample = has_last_name_first(cells)
    return replace(mapping, last_name_first=found, comma_sample=sample)


def _days(table: Table, number: int, header: Sequence[Cell], body: list[Sequence[Cell]]) -> TableMapping:
    """Dates down, people across, as an attendance list turned on its side."""
    columns = []
    for n, cell in enumerate(header):
        named = named_by(cell)[0]
        if n == 0:
            columns.append(ColumnGuess(n, text_of(cell), "date", "matrix"))
        elif named or not _is_marked([row[n] for row in body if n < len(row)]):
            columns.append(guess(n, cell, [row[n] for row in body if n < len(row)][:60]))
        else:
            columns.append(ColumnGuess(n, text_of(cell), "attendee" if cell is not None else "ignore", "matrix"))
    found = TableMapping(table.name, "days", number, settle(columns))
    return _with_order(found, _all(table, 0, number))


def _is_marked(cells: Sequence[Cell]) -> bool:
    """Whether a column holds crosses and the like, at least one, and little else."""
    filled = [cell for cell in cells if cell is not None]
    marks = sum(is_mark(cell) for cell in filled)
    return bool(marks) and marks * 5 >= len(filled) * 4


def _guess(table: Table, n: int, title: Cell, values: list[Cell]) -> ColumnGuess:
    """As `guess`; in the ties of a network file, `contact` says which of them are one contact."""
    found = guess(n, title, values)
    marks = table.kind == "ties" and title == "contact"
    return replace(found, field="contact", reason_code="header") if marks else found


def _is_headerless(header: Sequence[Cell]) -> bool:
    """Whether what should be titles is already a row: a date in it, and no word that names a field."""
    titles = {field_of_header(cell) for cell in header}
    return any(_is_date(cell) for cell in header) and not titles & {"date", "participants", "name", "last_name"}


def _headerless(table: Table, rows: list[Row]) -> TableMapping:
    """A list that begins with its first contact: the dates, and the first other text as who was there."""
    width = max(len(row) for _, row in rows)
    columns = [guess(n, None, [row[n] for _, row in rows if n < len(row)][:60]) for n in range(width)]
    dated = next((c.index for c in columns if c.field == "date"), None)
    texts = [c.index for c in columns if c.field == "ignore" and any(not s.isdigit() for s in c.samples)]
    if dated is None or not texts:
        return TableMapping(table.name, "ignore", 0, tuple(columns))
    found = settle([replace(c, field="participants") if c.index == texts[0] else c for c in columns])
    return _with_order(TableMapping(table.name, "contacts", 0, found), _all(table, dated, 0))


def _all(table: Table, column: int, header_row: int) -> Counter[Cell]:
    """Every cell of a column, and how often it stands there."""
    return Counter(row[column] for number, row in table.rows if number > header_row and column < len(row))


def _our_titles(rows: list[Row]) -> int | None:
    """The row that bears the mark of a sheet we wrote: nothing of it is to be guessed."""
    marked = (any(field_of_header(cell) == "reference" for cell in row) for _, row in rows[:HEADER_WITHIN])
    return next((n for n, is_marked in enumerate(marked) if is_marked), None)


def _header(rows: list[Row]) -> int:
    """The row, of the first fifteen, that names most fields; the first one where none does."""
    top = rows[:HEADER_WITHIN]
    named = [len({field_of_header(cell) for cell in row} - {None}) for _, row in top]
    dates = [sum(_is_day(cell) for cell in row[1:]) for _, row in top]
    dated = dates.index(max(dates))
    first = at(top[dated][1], 0)
    is_titled = max(named[:dated], default=0) >= 2  # by a row above, so that this one only holds several days
    if is_titled and first is not None and not field_of_header(first):
        dates = [0]
    if max(dates) >= 2 and not any(_is_day(row[0]) for _, row in top[dated + 1 :] if row):
        return dated
    best = max(range(len(top)), key=lambda n: (named[n], -n))
    return best if named[best] else _across(rows)


def _across(rows: list[Row]) -> int:
    """Where nothing is named: the row, of the first fifteen, whose names also stand in the first column."""
    down = {identity(str(row[0])) for _, row in rows if row and isinstance(row[0], str)}
    top = [{identity(str(cell)) for cell in row[1:] if cell is not None} for _, row in rows[:HEADER_WITHIN]]
    shared = [len(down & names) for names in top]
    return shared.index(max(shared)) if max(shared) >= 2 else 0


def _is_date(cell: Cell) -> bool:
    return not isinstance(cell, int | float) and cell is not None and not isinstance(read_date(cell), BadDate)


def _is_day(cell: Cell) -> bool:
    """A date, or one without its year: we don't guess that, but it shows what the sheet is."""
    if isinstance(cell, int | float) or cell is None:
        return False
    found = read_date(cell)
    return not isinstance(found, BadDate) or found.code == "date-no-year"


def _matrix(header: Sequence[Cell], body: list[Sequence[Cell]]) -> tuple[str, str] | None:
    """("attendance", "date") for persons × dates, ("acquaintance", "target") for persons × persons."""
    titles = [cell for cell in header[1:] if cell is not None]
    names = [str(row[0]) for row in body if row and isinstance(row[0], str)]
    others = [cell for cell in titles if not (_is_day(cell) or field_of_header(cell) or is_total(str(cell)))]
    dates = sum(map(_is_day, titles))
    if dates >= 2 and names and dates >= 4 * len(others):
        return "attendance", "date"
    if _is_days(header, body):
        return "days", "attendee"
    across = {identity(str(cell)) for cell in titles}
    shared = across & {identity(name) for name in names}
    if len(across) >= 2 and len(shared) * 5 >= len(across) * 4:
        return "acquaintance", "target"
    return None


def _is_days(header: Sequence[Cell], body: list[Sequence[Cell]]) -> bool:
    first = [row[0] for row in body if row and row[0] is not None]
    if len(first) < 2 or sum(map(_is_day, first)) * 5 < len(first) * 4:
        return False
    people = [n for n, cell in enumerate(header) if n and isinstance(cell, str) and not field_of_header(cell)]
    return sum(_is_marked([row[n] for row in body if n < len(row)]) for n in people) >= 2


def _matrix_column(n: int, cell: Cell, body: list[Sequence[Cell]], field: str) -> ColumnGuess:
    """The first column names people; of an attendance list some others may say who they are."""
    if n and field == "date" and not _is_day(cell):
        found = guess(n, cell, [row[n] for row in body if n < len(row)][:60])
        return found if found.field in PERSONAL else replace(found, field="ignore")
    return ColumnGuess(n, str(cell or ""), field if n else "name", "matrix")


def _evidence(table: Table, number: int, guessed: list[ColumnGuess]) -> TableMapping:
    return _dated(TableMapping(table.name, "evidence", number, columns_for_evidence(guessed)), table)


def _organisations(table: Table, number: int, columns: Sequence[ColumnGuess]) -> TableMapping:
    return _dated(TableMapping(table.name, "organisations", number, columns_for_organisations(columns)), table)


def _dated(mapping: TableMapping, table: Table) -> TableMapping:
    """With the order that all its columns of days tell together."""
    dates: Counter[Cell] = Counter()
    for column in mapping.columns:
        if column.field in {"date", "since", "until"}:
            dates += _all(table, column.index, mapping.header_row)
    return _with_order(mapping, dates)


def _shape(name: str, columns: Sequence[ColumnGuess]) -> str:
    """Evidence where the sheet is called so, or where its columns ask who or which body did what."""
    fields = {column.field for column in columns}
    says_so = EVIDENCE.search(plain(name)) is not None or any("orgaan" in plain(c.header).split() for c in columns)
    if says_so and is_evidence(columns):
        return "evidence"
    if "date" in fields and fields & {"participants", "name", "last_name"}:
        return "contacts"
    knows = any(c.field == "participants" and plain(c.header) in WITH for c in columns)
    if ("target" in fields and fields & {"source", "name"}) or (knows and "name" in fields):
        return "ties"
    if fields & {"name", "last_name"}:
        return "people"
    return "organisations" if "organisation" in fields and "participants" not in fields else "ignore"


def _with_order(mapping: TableMapping, cells: Counter[Cell]) -> TableMapping:
    told: Counter[bool | None] = Counter()
    for cell, times in cells.items():
        told[order_told_by(cell)] += times
    unsure = any(is_ambiguous(cell) for cell in cells)
    day_first = None if not told[True] + told[False] else told[True] >= told[False]
    mixed = bool(told[True] and told[False])
    month_first_possible = mixed or (unsure and day_first is None)
    return replace(mapping, day_first=day_first, month_first_possible=month_first_possible, is_mixed=mixed)
