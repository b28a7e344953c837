"""What a file with a policy plan has to say: what was left out of it, what was taken along in part, what to know."""

from django.utils.translation import gettext as _


def sentences_about_plans(not_taken: str) -> dict[str, str]:
    return _left_out(not_taken) | _in_part() | _to_know()


def _left_out(not_taken: str) -> dict[str, str]:
    return {
        "plan-nothing": _("Er staat geen doelstelling, actieplan of actie.") + f" {not_taken}",
        "plan-total": _("‘%(text)s’ telt andere rijen op.") + f" {not_taken} " + _("We tellen zelf op."),
        "plan-row-twice": _("Deze rij staat er al.") + f" {not_taken}",
        "plan-level-unknown": _("We zien niet of ‘%(text)s’ een doelstelling, een actieplan of een actie is.")
        + f" {not_taken} "
        + _("Zet het in een kolom ‘Niveau’, of geef een code zoals AP1.2."),
        "plan-other-title": _("De code %(code)s staat hier bij ‘%(text)s’, en eerder bij een andere actie.")
        + f" {not_taken} "
        + _("Geef elke actie een eigen code."),
        "plan-too-many": _("Er staan meer dan %(limit)s acties in.") + f" {not_taken}",
    }


def _in_part() -> dict[str, str]:
    rest = _("De rest van de rij komt wel mee.")
    return {
        "amount-unreadable": _("‘%(text)s’ in kolom ‘%(column)s’ is geen bedrag dat we zeker kennen.")
        + f" {rest} "
        + _("Schrijf het zo: 12.500,00."),
        "year-unreadable": _("‘%(text)s’ is geen jaar. De bedragen van deze rij komen niet mee.") + f" {rest}",
        "plan-date-unreadable": _("‘%(text)s’ is geen datum die we kennen.") + f" {rest}",
        "plan-ends-before": _("‘%(text)s’ ligt voor het begin.") + f" {rest}",
        "state-unknown": _("‘%(text)s’ kennen we niet als gepland, loopt, klaar of gestopt.") + f" {rest}",
        "target-as-text": _("De streefwaarde ‘%(text)s’ is geen getal. We bewaren ze als woorden."),
    }


def _to_know() -> dict[str, str]:
    return {
        "plan-no-objective": _("‘%(text)s’ staat onder geen doelstelling. We zetten het onder ‘Zonder doelstelling’."),
        "plan-no-action-plan": _("‘%(text)s’ staat onder geen actieplan. We zetten het onder ‘Zonder actieplan’."),
        "plan-title-cut": _("De titel ‘%(text)s…’ is langer dan 300 tekens. De hele titel staat in de omschrijving."),
        "plan-title-kept": _("De code %(code)s heeft nog een andere titel: ‘%(text)s’. We houden de eerste."),
        "amount-without-action": _("Bedragen bij doelstellingen of actieplannen namen we niet mee (%(count)s rijen).")
        + " "
        + _("We tellen zelf op."),
        "amounts-added": _("Meer bedragen van een actie voor hetzelfde jaar telden we op: %(count)s keer."),
        "amount-no-year": _("Bij kolom ‘%(column)s’ staat geen jaar. Zeg hierboven welk jaar het is."),
        "sheet-ignored-plan": _("Blad ‘%(name)s’ lazen we niet: we herkenden er geen doelstellingen of acties in."),
    }
