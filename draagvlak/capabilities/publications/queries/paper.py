"""All that the papers of a note say, as plain values: what an edition keeps, and what DOCX and PDF are made of."""

from typing import Any

from draagvlak.basics.figures import shown_figure
from draagvlak.capabilities.network.models import Network
from draagvlak.capabilities.network.queries import day_of
from draagvlak.capabilities.publications.choices import Chapter
from draagvlak.capabilities.publications.models import AgreementNote, Signature
from draagvlak.capabilities.publications.queries.blocks import fulfilling
from draagvlak.capabilities.publications.queries.notes import figures_of, is_filed, texts_of
from draagvlak.capabilities.publications.queries.partners import partners_of
from draagvlak.capabilities.publications.queries.plan_tree import Tree, tree_of
from draagvlak.capabilities.publications.readers.schemes import Scheme, scheme_of
from draagvlak.capabilities.publications.wording import paper as words
from draagvlak.capabilities.publications.wording.blocks import and_so

Json = dict[str, Any]


def paper_of(network: Network, note: AgreementNote) -> Json:
    """In a fixed number of queries. Names of who signs stand under "signatures" alone (`without_names`)."""
    scheme, texts = scheme_of(note.scheme), texts_of(note)
    partners, tree = list(partners_of(note)), tree_of(network, note.plan)
    return {
        "title": note.title,
        "form": words.form_named(note.form),
        "period": f"{scheme.first_year}–{scheme.last_year}",
        "network": network.name,
        "authority": network.authority.name,
        "made": words.day_named(day_of(network)),
        "filed": words.day_named(note.filed_on) if is_filed(note) and note.filed_on else "",
        "chapters": [
            {
                "key": one.chapter,
                "title": words.chapter_title(one.chapter),
                "paragraphs": _paragraphs(texts.get(one.chapter, "")),
                "tables": _tables(scheme, note, one.chapter, partners, tree),
                "tree": _tree(tree) if one.chapter == Chapter.OBJECTIVES else [],
            }
            for one in scheme.chapters
        ],
        "signatures": [_signature(one) for one in partners],
    }


def rows_of(network: Network, note: AgreementNote, chapter: str) -> tuple[list[Json], list[Json]]:
    """What of the plan stands in a chapter: tables, and objectives. Partners and figures have pages of their own."""
    if chapter not in (Chapter.OBJECTIVES, Chapter.BUSINESS):
        return [], []
    tree = tree_of(network, note.plan)
    tables = _tables(scheme_of(note.scheme), note, chapter, [], tree)
    return tables, _tree(tree) if chapter == Chapter.OBJECTIVES else []


def without_names(content: Json) -> Json:
    """For whoever may not see names of people: which partner signed and when, and not who."""
    rows = [{**one, "name": "", "function": ""} for one in content["signatures"]]
    return {**content, "signatures": rows}


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _tables(scheme: Scheme, note: AgreementNote, chapter: str, partners: list[Signature], tree: Tree) -> list[Json]:
    if chapter == Chapter.PARTNERS and partners:
        rows = [(one.partner, one.municipality, and_so(fulfilling(scheme, one.fulfils))) for one in partners]
        return [words.table(words.PARTNERS, rows)]
    if chapter == Chapter.ENVIRONMENT and (figures := list(figures_of(note))):
        told = [
            (
                one.name,
                one.municipality,
                str(one.year or ""),
                f"{shown_figure(one.value)} {one.unit}".strip(),
                one.source,
            )
            for one in figures
        ]
        return [words.table(words.FIGURES, told, figures=(3,))]
    if chapter == Chapter.BUSINESS and tree.years:
        years = [words.year_row(one.year, one.expense, one.receipt) for one in tree.years]
        return [words.table(words.YEARS, years, figures=(1, 2))]
    return []


def _tree(tree: Tree) -> list[Json]:
    return [
        {
            "title": one.title,
            "text": one.text,
            "fits": list(one.fits),
            "operational": [
                {"title": two.title, "text": two.text, "actions": [_action(*three) for three in two.actions]}
                for two in one.operational
            ],
        }
        for one in tree.strategic
    ]


def _action(title: str, who: str, when: str) -> Json:
    return {"title": title, "who": who, "when": when}


def _signature(partner: Signature) -> Json:
    signed = words.day_named(partner.signed_on) if partner.signed_on else ""
    return {"partner": partner.partner, "name": partner.name, "function": partner.function, "signed": signed}
