"""A report that is kept up to date: one contact more, one day later, the same figures as made anew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from draagvlak.analysis.anchoring import figures_of
from draagvlak.analysis.bridges import missing_between
from draagvlak.analysis.confidence import DROPPED, Confidence, Singles, confidence_of, draws_for, singles
from draagvlak.analysis.confidence.draws import Draws
from draagvlak.analysis.confidence.trials import MOST_WAYS, Ground, Trial
from draagvlak.analysis.distances import Distances
from draagvlak.analysis.engine import Network
from draagvlak.analysis.fragmentation import MOST_FOR_DISTANCES, far_apart
from draagvlak.analysis.groups import layers_in, places_of, seen_from
from draagvlak.analysis.layers import LAYERS
from draagvlak.analysis.live.held import Change, HeldTies
from draagvlak.analysis.live.support import HeldSupport
from draagvlak.analysis.live.talks import HeldTalks
from draagvlak.analysis.records import Contact, Person, Records
from draagvlak.analysis.report import DRAWS, Counts, LayerCount, Report, assumed_stage
from draagvlak.analysis.standing import Standing
from draagvlak.analysis.support import Around
from draagvlak.analysis.ties import HALF_LIFE, network_of

MOST_CHANGES = 500  # ties changing at once: above it, making everything anew is sooner


class LiveReport:
    """The report of `records`, kept. `met` and `moved` tell what happened, `report` gives the figures.

    They are those of `make_report` on the same records, with one freedom: where there are several largest sets of
    ways, `routes` may name others (as many, as real, and sharing nobody).
    """

    as_of: date
    held: HeldTies
    _network: Network | None
    _standings: list[Standing]

    def __init__(self, records: Records, as_of: date, half_life: float = HALF_LIFE, draws: int = DRAWS) -> None:
        self.half_life, self.draws = half_life, draws
        self._people, self._contacts = list(records.people), list(records.contacts)
        self._begin(records, as_of)

    @property
    def records(self) -> Records:
        return replace(self._first, people=tuple(self._people), contacts=tuple(self._contacts))

    def met(self, contact: Contact, newcomers: Iterable[Person] = ()) -> None:
        """One contact more, past, present or planned; `newcomers` are those of it who were not listed.

        Raises KeyError, and changes nothing, for somebody who isn't listed.
        """
        newcomers = tuple(newcomers)
        for id_ in set(contact.participants) - {person.id for person in newcomers}:
            self.held.number[id_]
        self._people += newcomers
        self._contacts.append(contact)
        if all(self._takes(person) for person in newcomers):
            for person in newcomers:
                self._joined(person)
            self._support.changed(self.held.number[id_] for id_ in contact.participants)
            self._change(self.held.met(contact))
        else:
            self._begin(self.records, self.as_of)

    def moved(self, day: date) -> None:
        """Look at the network on another day. Back in time everything is made anew."""
        if day < self.as_of:
            self._begin(self.records, day)
        elif day > self.as_of:
            self.as_of = day
            self._change(self.held.moved(day))

    def report(self) -> Report:
        whole = self._standings[0]
        self._measure_distances()
        found = figures_of(whole)
        parts = {place: figures_of(part) for place, part in zip(self._places, self._standings[1:], strict=True)}
        return Report(
            as_of=self.as_of,
            half_life=self.half_life,
            counts=self._counts(),
            layers=tuple(LayerCount(layer, self._persons[layer], self._tied[layer]) for layer in LAYERS),
            director=self._first.director,
            anchoring=found,
            by_municipality=parts,
            stage=min([found.stage, *(part.stage for part in parts.values())]),
            missing_bridges=missing_between(
                whole.source_layers, whole.sources, whole.layers, {name: ways[1] for name, ways in found.paths.items()}
            ),
            proposal=self._talks.now(),
            confidence=self._confidence(found.stage),
            assumed_stage=self._assumed(),
            carried=self._support.on(self.as_of),
        )

    def network(self) -> Network:
        """The network of active ties as it stands."""
        if self._network is None:
            ties = tuple(sorted(self.held.active))
            self._network = Network(
                ids=tuple(self.held.number),
                layers=tuple(person.layers for person in self._people),
                ties=ties,
                weights=tuple(self.held.strengths(ties)),
                director=self._standings[0].director,
                municipalities=tuple(person.municipality for person in self._people),
            )
        return self._network

    def _begin(self, records: Records, as_of: date) -> None:
        """Make everything anew."""
        self._first, self.as_of = records, as_of
        self.held = HeldTies(records, as_of, self.half_life)
        network = self._network = network_of(records, as_of, self.half_life)
        self._places = places_of(network.municipalities, records.spans)
        # Each on a copy, since these follow every change and `network` stays as it was.
        self._standings = [Standing(seen_from(network, place), None) for place in self._places]
        self._standings.insert(0, Standing(replace(network), None))
        whole = self._standings[0]
        associations = set(network.members("association"))
        self._ground = Ground(whole.known, whole.sources, whole.layers, whole.director, whole.ties, associations)
        self._associations = associations
        self._whole = Trial(
            self._ground, None, {name: both[1].routes()[:MOST_WAYS] for name, both in whole.ways.items()}
        )
        self._draws = Draws(self._ground, DROPPED)
        self._distances = Distances(whole.known) if network.size <= MOST_FOR_DISTANCES else None
        self._singles: Singles | None = None
        self._singles_at = 0
        self._persons = {name: sum(name in person.layers for person in self._people) for name in LAYERS}
        self._tied = dict.fromkeys(LAYERS, 0)
        for person, known in enumerate(whole.known):
            self._count_tied(person, len(known), 0)
        self._layers = list(network.layers)
        self._municipalities = set(network.municipalities)
        self._organisations = {person.organisation for person in self._people if person.organisation}
        self._talks = HeldTalks(whole, self._layers, records.refused, self.held)
        around = Around(whole.ids, self._layers, whole.known, self.held.strengths, records.director)
        self._support = HeldSupport(records.support, around)
        self._set_draws()

    def _takes(self, person: Person) -> bool:
        """Whether what is held can go on with this person in it."""
        places = places_of({*self._municipalities, person.municipality}, self._first.spans)
        if person.id == self._first.director or places != self._places:
            return False
        return all(part.takes(of) for part, of in self._parts(person))

    def _parts(self, person: Person) -> list[tuple[Standing, tuple[str, ...]]]:
        """Each standing, and what this person counts for in it."""
        own = [layers_in(place, person.municipality, person.layers) for place in self._places]
        return list(zip(self._standings, [person.layers, *own], strict=True))

    def _joined(self, person: Person) -> None:
        for part, layers in self._parts(person):
            part.joined(person.id, layers)
        self.held.joined(person.id)
        number = len(self.held.number) - 1
        self._layers.append(person.layers)
        if "association" in person.layers:
            self._associations.add(number)
        self._whole.joined(number)
        self._draws.joined(number)
        self._far_joined()
        for layer in set(person.layers) & set(LAYERS):
            self._persons[layer] += 1
        self._municipalities.add(person.municipality)
        if person.organisation:
            self._organisations.add(person.organisation)
        self._talks.joined(number)
        self._support.joined(person.id, person.layers)
        self._network = self._singles = None

    def _change(self, changes: list[Change]) -> None:
        """Tell everything that is held of ties that came and, after those, of ties that went quiet."""
        self._network = None  # even where no tie came or went, their strengths became others
        if len(changes) > MOST_CHANGES:
            self._begin(self.records, self.as_of)
            return
        for a, b, is_added in changes:
            if is_added:
                self._talks.tie_comes(a, b)
            self._change_tie(a, b, is_added)
            (self._talks.tie_came if is_added else self._talks.tie_went)(a, b)
        self._talks.all_told(((a, b) for a, b, is_added in changes if not is_added), self.held.faint)
        self.held.faint.clear()
        self._set_draws()

    def _change_tie(self, a: int, b: int, is_added: bool) -> None:
        whole = self._standings[0]
        for part in self._standings:
            (part.tie_added if is_added else part.tie_gone)(a, b)
        self._ground.ties = whole.ties
        self._support.changed((a, b))
        step = 1 if is_added else -1
        for person in (a, b):
            self._count_tied(person, len(whole.known[person]), len(whole.known[person]) - step)
        (self._whole.tie_added if is_added else self._whole.tie_gone)(a, b, False)
        self._draws.tie_changed(a, b, is_added)
        if self._distances is not None:
            (self._distances.tie_added if is_added else self._distances.tie_gone)(a, b)
        self._singles = None

    def _count_tied(self, person: int, ties: int, before: int) -> None:
        if bool(ties) != bool(before):
            for layer in set(self._people[person].layers) & set(LAYERS):
                self._tied[layer] += 1 if ties else -1

    def _set_draws(self) -> None:
        """As many draws as this number of ties asks for."""
        count = draws_for(self._standings[0].ties, self.draws)
        self._draws.cut(count)
        if count > len(self._draws):
            self._draws.draw(count, self.network().ends, self._whole.ways())

    def _counts(self) -> Counts:
        return Counts(
            persons=len(self._people),
            organisations=len(self._organisations),
            contacts=self.held.happened,
            planned=self.held.planned,
            ties=self.held.seen,
            active_ties=self._standings[0].ties,
        )

    def _far_joined(self) -> None:
        if self._distances is not None:
            self._distances.joined()
            if self._distances.size > MOST_FOR_DISTANCES:
                self._distances = None

    def _measure_distances(self) -> None:
        far = self._distances
        value = None if far is None else far_apart(far.counts(), far.size)
        for part in self._standings:
            part.distance_fragmentation = value

    def _confidence(self, now: int) -> Confidence:
        if self._singles is None or self._singles_at != now:
            self._singles, self._singles_at = singles(self._whole, now), now
        return confidence_of(self._singles, self._draws.same(now), len(self._draws), self._standings[0].ids)

    def _assumed(self) -> int | None:
        return None if self._contacts else assumed_stage(self.records, self.as_of, self.half_life)


def updated_report(live: LiveReport, contact: Contact, newcomers: Iterable[Person] = ()) -> Report:
    """The report once one contact more is known. Raises KeyError for somebody who isn't listed."""
    live.met(contact, newcomers)
    return live.report()
