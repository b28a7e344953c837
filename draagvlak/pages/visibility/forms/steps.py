"""Planning a visible step, and saying what came of it."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from draagvlak.capabilities.network.choices import Layer
from draagvlak.capabilities.support.choices import EvidenceKind
from draagvlak.capabilities.support.wording.levels import word_of
from draagvlak.capabilities.visibility.actions.closing import KINDS, Came
from draagvlak.capabilities.visibility.actions.steps import Planned
from draagvlak.capabilities.visibility.choices import Shown, StepState
from draagvlak.capabilities.visibility.queries.choosing import ToChoose
from draagvlak.pages.shared.forms import DayField
from draagvlak.pages.visibility.forms.words import VisibleForm, text_field

BY_LEVEL: tuple[tuple[int, tuple[str, ...]], ...] = (
    (1, ("briefing", "message")),
    (2, ("presence", "statement", "introduction")),
)
BY_LEVEL += ((3, ("hours", "budget", "mandate")), (4, ("structural_decision", "recurrent_budget", "job_profile")))


STATES = [(state.value, lazy(capfirst, str)(state.label)) for state in StepState]


class StepForm(VisibleForm):
    """`whom`: "l" and a layer, "b" or "o" and the key of a body or an organisation; `shown`: what, with the key of
    which one after a colon.
    """

    whom = forms.ChoiceField(
        label=_("Voor wie?"), help_text=_("Een laag, een orgaan of één organisatie. Nooit één mens.")
    )
    shown = forms.ChoiceField(label=_("Wat krijgen ze te zien?"))
    words = text_field(
        3,
        label=_("In je eigen woorden"),
        help_text=_("Noem geen namen: ook leidinggevenden en bestuur lezen dit plan."),
        required=False,
    )
    owner = forms.ChoiceField(label=_("Wie doet het?"), required=False)
    due = DayField(label=_("Tegen wanneer?"), required=False)

    def __init__(self, choices: ToChoose, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        layers = [(f"l{layer.value}", layer.label) for layer in Layer]
        offered = {
            "whom": [("", _("Kies …")), (_now("Een hele laag"), layers), *choices.whom],
            "shown": _shown(choices),
        }
        offered["owner"] = [("", _("Kies …")), *choices.owners]
        for name, values in offered.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]

    def planned(self) -> Planned:
        given = self.cleaned_data
        sort, key = given["whom"][:1], given["whom"][1:]
        what, _colon, which = given["shown"].partition(":")
        return Planned(
            layer=key if sort == "l" else "",
            what=what,
            which=int(which) if which else None,
            body=int(key) if sort == "b" else None,
            organisation=int(key) if sort == "o" else None,
            words=given["words"],
            owner=int(given["owner"]) if given["owner"] else None,
            due=given["due"],
        )


def _shown(choices: ToChoose) -> list[Any]:
    of_which = {Shown.STORY: choices.stories, Shown.RESULT: choices.results, Shown.ACTIVITY: choices.meetings}
    found: list[Any] = [("", _("Kies …"))]
    for what in Shown:
        if what not in of_which:
            found.append((what.value, what.label))
            continue
        general = (what.value, _now("%(what)s, nog te kiezen") % {"what": what.label})
        found.append((what.label, [general, *((f"{what.value}:{key}", words) for key, words in of_which[what])]))
    return found


def step_begins(row: Any) -> dict[str, Any]:
    whom = f"b{row.body_id}" if row.body_id else f"o{row.organisation_id}" if row.organisation_id else f"l{row.layer}"
    which = {Shown.STORY: row.story_id, Shown.RESULT: row.result_id, Shown.ACTIVITY: row.meeting_id}.get(row.what)
    begins = {"whom": whom, "shown": f"{row.what}:{which}" if which else row.what, "owner": str(row.owner_id or "")}
    return begins | {part: getattr(row, part) for part in ("words", "due", "version")}


class CameForm(VisibleForm):
    """`bodies`: of the layer of the step; without one no evidence is noted. `asks_evidence` False: that is there."""

    state = forms.ChoiceField(label=_("Hoe staat het?"), choices=STATES, widget=forms.RadioSelect)
    on = DayField(label=_("Op welke dag?"), required=False)
    words = text_field(
        3,
        label=_("Wat kwam ervan?"),
        help_text=_(
            "Jij en de beheerder lezen dit hier. Noteer je bewijs, dan lezen ook leidinggevenden en bestuur het daar."
        ),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Als bewijs van steun"),
        help_text=_("Kwam het aan, dan weten ze ervan: een bespreking of bericht. Kies alleen meer als je meer zag."),
        required=False,
    )
    body = forms.ChoiceField(label=_("Van welk orgaan?"), required=False)

    def __init__(self, bodies: list[tuple[str, str]], asks_evidence: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not (bodies and asks_evidence):
            del self.fields["kind"], self.fields["body"]
            return
        groups = [(word_of(level), [(kind, EvidenceKind(kind).label) for kind in kinds]) for level, kinds in BY_LEVEL]
        self.fields["kind"].choices = [("", _("Noteer geen bewijs")), *groups]  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", _("Kies …")), *bodies]  # type: ignore[attr-defined]

    def came(self) -> Came:
        given = self.cleaned_data
        body = given.get("body")
        return Came(given["state"], given["on"], given["words"], given.get("kind", ""), int(body) if body else None)


def came_begins(row: Any, day: Any, bodies: list[tuple[str, str]]) -> dict[str, Any]:
    """A step that is still planned is asked after as if it came across, the usual reason to open this page."""
    is_new = row.state == StepState.PLANNED
    own = str(row.body_id) if row.body_id else bodies[0][0] if len(bodies) == 1 else ""
    return {
        "state": StepState.LANDED.value if is_new else row.state,
        "on": day if is_new else row.settled_on or row.done_on,
        "words": row.came_of_it,
        "kind": KINDS[0] if is_new and bodies else "",
        "body": own,
        "version": row.version,
    }


class BoardForm(VisibleForm):
    story = forms.ChoiceField(label=_("Welk verhaal?"), required=False)

    def __init__(self, stories: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["story"].choices = [("", _("Geen verhaal")), *stories]  # type: ignore[attr-defined]

    @property
    def chosen(self) -> int | None:
        return int(self.cleaned_data["story"]) if self.cleaned_data["story"] else None
