"""The proposal of what a list says, as one form: shapes, columns, words for layers, doubles, the director."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import sha256
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from draagvlak.basics.register_numbers import without_numbers
from draagvlak.capabilities.exchange.mapping.listing import ColumnGuess, Mapping, TableMapping
from draagvlak.capabilities.exchange.mapping.names import identity
from draagvlak.capabilities.exchange.mapping.summary import Double, Summary
from draagvlak.capabilities.exchange.readers.networks.relations import ALL
from draagvlak.capabilities.exchange.wording import likeness
from draagvlak.pages.start.forms.words import FIELDS, LAYER_WORDS, REASONS, SHAPES

Pairs = Collection[frozenset[str]]  # of names as `identity` gives them
ASK, NO_LAYER = "ask", "none"
APART, MERGE = "apart", "merge"
MOST_WORDS = 150  # that are asked; those after it stay as proposed, and may be asked once the list is in
ALL_WORDS = _("alle relaties samen")
MOST_COLUMNS = 40  # that are asked of one sheet; those after it stay as proposed, as the days of a long attendance list


class MappingForm(forms.Form):
    """Made from a proposal, so that what is not sent stays as it was proposed. Who is kept `apart` is not asked of."""

    def __init__(
        self, mapping: Mapping, listing: Summary, same: dict[str, str], data: Any = None, apart: Pairs = frozenset()
    ) -> None:
        super().__init__(data)
        self.proposed, self.listing, self.merged = mapping, listing, dict(same)
        for at, table in enumerate(mapping.tables):
            self._add_table(at, table)
        if len(mapping.relations) > 1:
            self.fields["relation"] = _relation_field(mapping)
        self.words = _first_words(mapping.layers)
        for text, layer in self.words.items():
            self.fields[_key("layer", text)] = _layer_field(text, layer)
        self.asked = [one for one in listing.doubles if frozenset(map(identity, (one.a_name, one.b_name))) not in apart]
        for double in self.asked:
            self.fields[_double_key(double)] = _double_field()
        if self.merged:
            self.fields["apart_again"] = forms.BooleanField(
                label=_("Haal de samengevoegde personen weer uit elkaar"), required=False
            )
        self.fields["director"] = self._director_field()

    def _add_table(self, at: int, table: TableMapping) -> None:
        self.fields[f"t{at}-shape"] = forms.ChoiceField(
            label=_("Wat staat er op dit blad?"), choices=_with(SHAPES, table.shape), initial=table.shape
        )
        for column in table.columns[:MOST_COLUMNS]:
            self.fields[f"t{at}-c{column.index}"] = forms.ChoiceField(
                label=column.header or _("kolom %(number)s") % {"number": column.index + 1},
                choices=_with(FIELDS, column.field),
                initial=column.field,
            )
        if _order_matters(table):
            self.fields[f"t{at}-order"] = forms.ChoiceField(
                label=_("Wat is 03/04 in deze lijst?"),
                choices=[("day", _("3 april")), ("month", _("4 maart"))],
                initial="month" if table.day_first is False else "day",
                widget=forms.RadioSelect,
                help_text=_("We passen het op alle rijen toe."),
            )
        if table.comma_sample and table.shape not in {"ignore", "evidence"}:
            self.fields[f"t{at}-names"] = forms.ChoiceField(
                label=_("Is ‘%(text)s’ één persoon?") % {"text": table.comma_sample},
                choices=[("one", _("ja, eerst de familienaam")), ("two", _("nee, dat zijn er meer"))],
                initial="one" if table.last_name_first else "two",
                widget=forms.RadioSelect,
                help_text=_("We passen het op alle rijen toe."),
            )

    def _director_field(self) -> forms.Field:
        said: dict[str, Any] = {
            "label": _("Wie is de netwerkregisseur?"),
            "required": False,
            "initial": self.listing.director,
            "help_text": _("Dan tonen we het netwerk met en zonder die persoon."),
        }
        if self.listing.owner_implied:
            said["help_text"] = _(
                "Je lijst zegt alleen met wie. Vul de naam in van wie erbij was: dan tellen we die mee."
            )
        if not self.listing.names or self.listing.owner_implied:
            return forms.CharField(max_length=200, **said)
        choices = [("", _("dat weten we niet")), *((name, name) for name in self.listing.names)]
        return forms.ChoiceField(choices=choices, **said)

    # What the page shows.

    def tables(self) -> Iterator[dict[str, Any]]:
        for at, table in enumerate(self.proposed.tables):
            yield {
                "table": table,
                "shape": self[f"t{at}-shape"],
                "columns": [self._column(at, column) for column in table.columns[:MOST_COLUMNS]],
                "more": max(0, len(table.columns) - MOST_COLUMNS),
                "left_out": table.shape == "ignore",
            }

    def _column(self, at: int, column: ColumnGuess) -> dict[str, Any]:
        shown = " · ".join(str(sample) for sample in column.samples if sample not in {None, ""})
        reason = REASONS.get(column.reason_code, "")
        return {"field": self[f"t{at}-c{column.index}"], "reason": reason, "samples": shown}

    def orders(self) -> list[tuple[TableMapping, BoundField]]:
        """The sheets whose dates or names can be read in two ways, with the question."""
        asked = [f"t{at}-{what}" for at in range(len(self.proposed.tables)) for what in ("order", "names")]
        named = ((self.proposed.tables[int(name[1:].split("-")[0])], name) for name in asked)
        return [(table, self[name]) for table, name in named if name in self.fields]

    def unknown_words(self) -> list[BoundField]:
        return [self[_key("layer", text)] for text, layer in self.words.items() if layer is None]

    def known_words(self) -> list[BoundField]:
        return [self[_key("layer", text)] for text, layer in self.words.items() if layer is not None]

    def more_words(self) -> int:
        return len(self.proposed.layers) - len(self.words)

    def doubles(self) -> list[dict[str, Any]]:
        return [
            {
                "a": d.a_name,
                "b": d.b_name,
                "reason": likeness(d.reason),
                "field": self[_double_key(d)],
            }
            for d in self.asked
        ]

    # What was decided.

    def mapping(self) -> Mapping:
        given = self.cleaned_data
        tables = []
        for at, table in enumerate(self.proposed.tables):
            columns = tuple(replace(c, field=given.get(f"t{at}-c{c.index}", c.field)) for c in table.columns)
            order = given.get(f"t{at}-order")
            day_first = order == "day" if order else table.day_first
            commas = given.get(f"t{at}-names")
            turned = commas == "one" if commas else table.last_name_first
            shape = given[f"t{at}-shape"]
            changed = replace(table, shape=shape, columns=columns, day_first=day_first, last_name_first=turned)
            tables.append(changed)
        layers = self.proposed.layers | {text: _layer(given[_key("layer", text)]) for text in self.words}
        relation = given.get("relation") or self.proposed.relation
        return replace(self.proposed, tables=tuple(tables), layers=layers, relation=relation)

    def same(self) -> dict[str, str]:
        """Who is who, by id; forgotten when the columns changed, since other columns make other persons."""
        given = self.cleaned_data
        if self.reads_otherwise():
            return {}
        kept = {} if given.get("apart_again") else self.merged
        merged = {d.b: d.a for d in self.asked if given[_double_key(d)] == MERGE}
        return kept | merged

    def reads_otherwise(self) -> bool:
        asked = [name for name in self.changed_data if name.startswith("t")]
        return any(not name.endswith("-order") for name in asked)

    @property
    def director(self) -> str | None:
        return without_numbers(self.cleaned_data["director"]) or None


def _first_words(layers: dict[str, str | None]) -> dict[str, str | None]:
    """The words to ask about, those that are not known before those that are, and of very many only the first."""
    known_last = sorted(layers.items(), key=lambda one: one[1] is not None)
    return dict(known_last[:MOST_WORDS])


def _key(kind: str, text: str) -> str:
    return f"{kind}-{sha256(text.encode()).hexdigest()[:12]}"


def _double_key(double: Double) -> str:
    return f"same-{double.a}-{double.b}"


def _with(words: dict[str, Any], value: str) -> list[tuple[str, Any]]:
    """The choices, and the proposed one where it is not among them."""
    return [*words.items(), *([] if value in words else [(value, value)])]


def _order_matters(table: TableMapping) -> bool:
    return bool(table.month_first_possible) and table.shape != "ignore"


def _layer_field(text: str, layer: str | None) -> forms.ChoiceField:
    asked = [(ASK, _("kies een laag"))] if layer is None else []
    choices = [*asked, *LAYER_WORDS.items(), (NO_LAYER, _("geen laag, of dat weten we niet"))]
    initial = ASK if layer is None else layer or NO_LAYER
    return forms.ChoiceField(label=text, choices=choices, initial=initial)


def _relation_field(mapping: Mapping) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("Welke relatie lezen we?"),
        choices=[(name, ALL_WORDS if name == ALL else name) for name in mapping.relations],
        initial=mapping.relation,
        widget=forms.RadioSelect,
        help_text=_("Dit bestand houdt soorten banden apart. Kies er een, of lees ze samen."),
    )


def _double_field() -> forms.ChoiceField:
    choices = [(APART, _("apart houden")), (MERGE, _("samenvoegen"))]
    return forms.ChoiceField(label=_("Is dit één persoon?"), choices=choices, initial=APART, widget=forms.RadioSelect)


def _layer(value: str) -> str | None:
    return {ASK: None, NO_LAYER: ""}.get(value, value)
