"""Every format in which a network leaves: by the short name that stands in addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from draagvlak.capabilities.exchange.writers.delimited import write_csv
from draagvlak.capabilities.exchange.writers.gexf import write_gexf
from draagvlak.capabilities.exchange.writers.graphml import write_graphml
from draagvlak.capabilities.exchange.writers.held import Held
from draagvlak.capabilities.exchange.writers.kumu import write_kumu
from draagvlak.capabilities.exchange.writers.own_json import write_own_json
from draagvlak.capabilities.exchange.writers.pajek import write_pajek
from draagvlak.capabilities.exchange.writers.xlsx import write_xlsx


@dataclass(frozen=True)
class Format:
    """How a file of this format is called, what kind of content it is, and what writes it."""

    key: str
    name: str
    ending: str
    content_type: str
    write: Callable[[Held, BinaryIO], None]


FORMATS = {
    found.key: found
    for found in (
        Format(
            "xlsx",
            "Excel",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            write_xlsx,
        ),
        Format("csv", "CSV", "csv", "text/csv; charset=utf-8", write_csv),
        Format("json", "JSON", "json", "application/json", write_own_json),
        Format("graphml", "GraphML", "graphml", "application/xml", write_graphml),
        Format("gexf", "GEXF", "gexf", "application/xml", write_gexf),
        Format("pajek", "Pajek", "net", "text/plain; charset=utf-8", write_pajek),
        Format("kumu", "Kumu", "kumu.json", "application/json", write_kumu),
    )
}
