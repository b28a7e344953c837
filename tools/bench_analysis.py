"""The report of a network of 10,000 people against the bare graph kernels it needs, and one contact more."""

import gc
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import igraph

from draagvlak.analysis import live, report
from draagvlak.analysis.conversations import Proposal, proposed
from draagvlak.analysis.engine import Network
from draagvlak.analysis.groups import known_layers, sources_of
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.ties import network_of
from tools.example_network import AS_OF, large_records

RUNS = 5
CHANGES = 15
DROPPED = 0.1


def seconds(work: Callable[[], object]) -> float:
    """Of the processor, so that whatever else the machine does hardly counts: all of this runs in one thread."""
    gc.collect()
    began = time.process_time()
    work()
    return time.process_time() - began


def split_graph(network: Network, sources: frozenset[int], sinks: frozenset[int], away: int | None) -> igraph.Graph:
    """Everybody as an in- and an out-copy, as METHOD §2 counts paths; the last two are the source and the sink."""
    size = network.size
    arcs = [(n, n + size) for n in range(size) if n != away]
    for a, b in network.ties:
        arcs += [(a + size, b), (b + size, a)]
    arcs += [(2 * size, n) for n in sources] + [(n + size, 2 * size + 1) for n in sinks]
    return igraph.Graph(n=2 * size + 2, edges=arcs, directed=True)


def groups(network: Network) -> Iterator[tuple[frozenset[int], frozenset[int], int | None]]:
    _, sources = sources_of(network)
    for people in known_layers(network).values():
        for away in (None, network.director):
            yield sources, people, away


def anchoring_kernels(network: Network) -> Callable[[], None]:
    """What METHOD §2 needs of a graph library, the graphs made beforehand: eight largest flows, whose arcs are the
    ways; components with and without the director; biconnected components, of which cut points are read.
    """
    whole, rest = igraph.Graph(n=network.size, edges=network.ties), igraph.Graph(n=network.size, edges=network.ties)
    rest.delete_vertices([network.director])
    split = [split_graph(network, *some) for some in groups(network)]
    ends = 2 * network.size, 2 * network.size + 1

    def work() -> None:
        for graph in split:
            graph.maxflow(*ends, capacity=[1] * graph.ecount())
        whole.connected_components()
        rest.connected_components()
        whole.biconnected_components(return_articulation_points=True)

    return work


def draw_kernels(network: Network, draws: int) -> Callable[[], None]:
    """What METHOD §9 needs: for each draw a largest flow to each layer without the director, and components."""
    chance = random.Random(1)
    made = []
    for _ in range(draws):
        some = replace(network, ties=tuple(pair for pair in network.ties if chance.random() >= DROPPED))
        split = [split_graph(some, *group) for group in groups(some) if group[2] is not None]
        made.append((igraph.Graph(n=some.size, edges=some.ties), split))
    ends = 2 * network.size, 2 * network.size + 1

    def work() -> None:
        for graph, split in made:
            graph.connected_components()
            for flow in split:
                flow.maxflow_value(*ends, capacity=[1] * flow.ecount())

    return work


def shown(name: str, spent: list[float]) -> str:
    return f"{name} {statistics.median(spent):.3f} s ({min(spent):.3f}–{max(spent):.3f})"


def nothing_proposed(*_some: object, **_more: object) -> Proposal:
    return Proposal((), (), None, None, 0, True)


def measures_only(records: Records, draws: int = report.DRAWS) -> report.Report:
    """The report without its search for conversations, for which no library has a kernel."""
    report.proposed = nothing_proposed
    try:
        return report.make_report(records, AS_OF, draws=draws)
    finally:
        report.proposed = proposed


def ratio(ours: list[float], bare: list[float]) -> str:
    each = [one / other for one, other in zip(ours, bare, strict=True)]
    return f"{statistics.median(ours) / statistics.median(bare):.2f} × ({min(each):.2f}–{max(each):.2f})"


def whole_report(records: Records, network: Network) -> list[str]:
    """Ours and the bare kernels in turn, so that both meet the same noise."""
    draws = measures_only(records).confidence.draws
    anchored, drawn = anchoring_kernels(network), draw_kernels(network, draws)
    anchored()
    bare, lots, few, ours, all_ = [], [], [], [], []
    for _ in range(RUNS):
        bare.append(seconds(anchored))
        lots.append(seconds(drawn))
        few.append(seconds(lambda: measures_only(records, draws=0)))
        ours.append(seconds(lambda: measures_only(records)))
        all_.append(seconds(lambda: report.make_report(records, AS_OF)))
    both = [one + other for one, other in zip(bare, lots, strict=True)]
    return [
        shown("  igraph, METHOD §2 (8 flows, components, blocks)", bare),
        shown(f"  igraph, METHOD §9 ({draws} draws)", lots),
        shown("report from records, neither draws nor conversations", few)
        + f": {ratio(few, bare)} the bare kernels of §2 (aim 1.2)",
        shown("report from records, all but the conversations", ours)
        + f": {ratio(ours, both)} the bare kernels (aim 1.2)",
        shown("report from records, with the conversations", all_)
        + f": {ratio(all_, both)} the bare kernels (aim 1.2)",
    ]


Change = tuple[Contact, tuple[Person, ...]]


def changes(network: Network, seed: int) -> dict[str, Callable[[int], Change]]:
    chance = random.Random(seed)
    director = network.director or 0

    def met(people: list[int], day: date = AS_OF) -> Change:
        return Contact(day, tuple(network.ids[n] for n in people)), ()

    def some(count: int) -> list[int]:
        return chance.sample(range(1, network.size), count)

    def newcomer(n: int, known: int) -> Change:
        person = Person(f"new{seed}-{n}", "", (chance.choice(LAYERS[:4]),))
        return Contact(AS_OF, (person.id, network.ids[known])), (person,)

    return {
        "of two who were tied": lambda _: met(list(chance.choice(network.ties))),
        "of two who were not": lambda _: met(some(2)),
        "of three who were not": lambda _: met(some(3)),
        "of the director and somebody": lambda _: met([director, *some(1)]),
        "of the director and somebody new": lambda n: newcomer(2 * n, director),
        "of somebody and somebody new": lambda n: newcomer(2 * n + 1, some(1)[0]),
    }


def thin_records(persons: int, contacts: int) -> Records:
    """The same people, whose politicians know nobody but one manager: a layer to which more ways could lead."""
    records = large_records(persons, contacts)
    of_layer = {layer: [person.id for person in records.people if layer in person.layers] for layer in LAYERS[-2:]}
    politicians = set(of_layer["political"])
    left = (replace(met, participants=tuple(sorted({*met.participants} - politicians))) for met in records.contacts)
    through = (Contact(AS_OF, (id_, of_layer["management"][0])) for id_ in sorted(politicians))
    return replace(records, contacts=(*(met for met in left if len(met.participants) > 1), *through))


def one_contact(name: str, records: Records) -> list[str]:
    """Each kind of contact in turn, told to one report; the report is made anew in between, so that both meet the same
    noise.
    """
    network = network_of(records, AS_OF)
    kept = live.LiveReport(records, AS_OF)
    kept.report()
    anew: list[float] = []
    spent: dict[str, list[float]] = {}
    for n in range(CHANGES):
        for kind, change in changes(network, seed=n).items():
            contact, newcomers = change(n)
            took = seconds(lambda some=contact, new=newcomers: live.updated_report(kept, some, new))
            spent.setdefault(kind, []).append(took)
        anew.append(seconds(lambda: report.make_report(kept.records, AS_OF)))
    whole = statistics.median(anew)
    lines = [
        f"{name}: {network.size} people, {len(network.ties)} active ties; "
        + shown("made anew", anew)
        + f", proposal {'proven best' if kept.report().proposal.proven_best else 'searched, not proven'}"
    ]
    for kind, each in spent.items():
        lines.append(
            f"  one contact more {kind}: median {statistics.median(each) * 1000:.2f} ms "
            f"({min(each) * 1000:.2f}–{max(each) * 1000:.2f}), {whole / statistics.median(each):.0f} × faster "
            f"(slowest {whole / max(each):.0f} ×; aim 100)"
        )
    return lines


def run() -> Iterator[str]:
    records = large_records()
    network = network_of(records, AS_OF)
    yield f"network of {network.size} people, {len(network.ties)} active ties, {len(records.contacts)} contacts"
    yield from whole_report(records, network)
    yield memory()
    for name, some in (
        ("small", large_records(48, 300)),
        ("a municipality", large_records(400, 3080)),
        ("a municipality, many alone", large_records(400, 1200)),
        ("a municipality, a layer short of ways", thin_records(400, 3080)),
        ("large", records),
        ("large, a layer short of ways", thin_records(10_000, 77_000)),
    ):
        yield from one_contact(name, some)


def memory() -> str:
    """The most memory that a process of its own held before, and while, it made the report."""
    code = "from tools import bench_analysis; bench_analysis.print_memory()"
    before, after = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout.split()
    return f"memory: {before} MB with the records read, at most {after} MB while making the report"


def print_memory() -> None:
    records = large_records()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    measures_only(records)
    print(before, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


if __name__ == "__main__":
    for line in run():
        print(line, flush=True)
