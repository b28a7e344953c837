"""What somebody did, in words: a right of rules.py becomes what was done with it."""

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DONE: dict[str, Promise] = {
    "network.open": gettext_lazy("opende de werkruimte"),
    "network.start": gettext_lazy("begon een netwerk"),
    "network.settings": gettext_lazy("paste de instellingen aan"),
    "network.share": gettext_lazy("deelde een netwerk"),
    "network.read_people": gettext_lazy("bekeek mensen"),
    "network.write_people": gettext_lazy("paste mensen aan"),
    "network.read_organisations": gettext_lazy("bekeek organisaties"),
    "network.read_contact_data": gettext_lazy("bekeek contactgegevens"),
    "network.export_people": gettext_lazy("bewaarde mensen als bestand"),
    "network.read_contacts": gettext_lazy("bekeek contacten"),
    "network.note_contact": gettext_lazy("noteerde of wijzigde een contact"),
    "network.read_meetings": gettext_lazy("bekeek vergaderingen"),
    "network.read_own_meetings": gettext_lazy("bekeek eigen vergaderingen"),
    "network.write_meetings": gettext_lazy("plande of wijzigde een vergadering"),
    "network.count_once": gettext_lazy("zei of een vergadering en een contact hetzelfde zijn"),
    "network.read_map": gettext_lazy("bekeek de kaart van personen"),
    "network.read_organisation_map": gettext_lazy("tekende de kaart opnieuw"),
    "network.read_report": gettext_lazy("bekeek het rapport"),
    "network.read_aggregates": gettext_lazy("bekeek de samenvatting"),
    "network.refresh": gettext_lazy("maakte het rapport opnieuw"),
    "network.outdate": gettext_lazy("zette het rapport klaar om opnieuw te maken"),
    "network.answer_conversation": gettext_lazy("antwoordde op een voorgesteld gesprek"),
    "network.import": gettext_lazy("las een lijst in of maakte dat ongedaan"),
    "network.export": gettext_lazy("bewaarde het netwerk als bestand"),
    "network.direct": gettext_lazy("werkte op de eigen pagina van de regisseur"),
    "network.assess": gettext_lazy("werkte aan de effectbeoordeling"),
    "network.decide": gettext_lazy("legde vast of personen op de kaart mogen"),
    "network.set_logo": gettext_lazy("wijzigde het logo"),
    "network.read_brief": gettext_lazy("bekeek de bladzijde voor het bestuur"),
    "network.invite": gettext_lazy("nodigde iemand uit"),
    "network.accept_invitation": gettext_lazy("aanvaardde een uitnodiging"),
    "network.read_shared": gettext_lazy("bekeek wat gedeeld werd"),
    "network.top_up_series": gettext_lazy("plande de volgende vergaderingen van een reeks"),
    "support.read_evidence": gettext_lazy("bekeek steun per laag"),
    "support.read_named": gettext_lazy("bekeek bewijs op naam"),
    "support.write": gettext_lazy("werkte aan het bewijs van steun"),
    "pulse.run": gettext_lazy("werkte aan een peiling"),
    "pulse.send": gettext_lazy("verstuurde mails van een peiling"),
    "pulse.read_results": gettext_lazy("bekeek wat uit een peiling kwam"),
    "pulse.read_remarks": gettext_lazy("las opmerkingen bij een peiling"),
    "pulse.end": gettext_lazy("sloot een peiling of mengde de antwoorden"),
    "policy.read": gettext_lazy("bekeek plannen en resultaten"),
    "policy.write": gettext_lazy("werkte aan plannen of resultaten"),
    "ideas.have": gettext_lazy("werkte aan een idee"),
    "ideas.read": gettext_lazy("bekeek een open idee"),
    "ideas.link": gettext_lazy("verbond een idee met een actie"),
    "ideas.read_balance": gettext_lazy("bekeek het evenwicht"),
    "ideas.say_balance": gettext_lazy("zei hoe het evenwicht voelt"),
    "stories.write": gettext_lazy("werkte aan een verhaal"),
    "stories.read_agreed": gettext_lazy("las verhalen"),
    "publications.read": gettext_lazy("bekeek de papieren van het netwerk"),
    "publications.write": gettext_lazy("werkte aan de papieren van het netwerk"),
    "publications.comment": gettext_lazy("gaf een opmerking bij de afsprakennota"),
    "accounts.open_workspace": gettext_lazy("opende de werkruimte"),
    "accounts.administer": gettext_lazy("beheerde accounts en rollen"),
    "accounts.keep_installation": gettext_lazy("beheerde de installatie"),
    "accounts.lift_second_step": gettext_lazy("nam een verloren tweede stap weg"),
    "exchange.forget_old_lists": gettext_lazy("wiste oude lijsten"),
    "privacy.open": gettext_lazy("opende de privacypagina"),
    "privacy.ask": gettext_lazy("vroeg iets over eigen gegevens"),
    "privacy.read_own_contact_data": gettext_lazy("bekeek eigen contactgegevens"),
    "privacy.read_own_notes": gettext_lazy("bekeek eigen contacten"),
    "privacy.handle": gettext_lazy("bekeek vragen over gegevens"),
    "privacy.note_request": gettext_lazy("noteerde een vraag over gegevens"),
    "privacy.answer": gettext_lazy("beantwoordde een vraag over gegevens"),
    "privacy.hand_archive": gettext_lazy("maakte iemands gegevens klaar om te geven"),
    "privacy.note_objection": gettext_lazy("noteerde een bezwaar of nam het terug"),
    "privacy.renew": gettext_lazy("hield iemand in het netwerk"),
    "privacy.erase": gettext_lazy("wiste een persoon"),
    "privacy.erase_again": gettext_lazy("wiste een persoon opnieuw na terugzetten"),
    "privacy.keep_to_time": gettext_lazy("wiste wat zijn tijd had gehad"),
    "privacy.read_retention": gettext_lazy("bekeek wat hoe lang blijft"),
    "privacy.read_audit": gettext_lazy("bekeek het logboek"),
    "privacy.export_audit": gettext_lazy("bewaarde het logboek als bestand"),
}
ROWS: dict[str, Promise] = {
    "network.person": gettext_lazy("persoon"),
    "network.membership": gettext_lazy("plaats in een netwerk"),
    "network.organisation": gettext_lazy("organisatie"),
    "network.network": gettext_lazy("netwerk"),
    "network.contact": gettext_lazy("contact"),
    "network.meeting": gettext_lazy("vergadering"),
    "network.batch": gettext_lazy("ingelezen rijen"),
    "network.merging": gettext_lazy("samenvoeging"),
    "network.inspiration": gettext_lazy("eigen notitie"),
    "network.impactdecision": gettext_lazy("beslissing"),
    "support.body": gettext_lazy("orgaan"),
    "support.office": gettext_lazy("functie in een orgaan"),
    "support.evidence": gettext_lazy("bewijs van steun"),
    "support.step": gettext_lazy("geplande stap"),
    "pulse.survey": gettext_lazy("peiling"),
    "pulse.accesspromise": gettext_lazy("bevestiging voor een peiling"),
    "insights.storedreport": gettext_lazy("rapport"),
    "insights.conversationanswer": gettext_lazy("antwoord op een gesprek"),
    "exchange.upload": gettext_lazy("lijst"),
    "accounts.user": gettext_lazy("account"),
    "accounts.role": gettext_lazy("rol"),
    "accounts.invitation": gettext_lazy("uitnodiging"),
    "accounts.auditentry": gettext_lazy("logboek"),
    "authorities.authority": gettext_lazy("gemeente"),
    "privacy.rightsrequest": gettext_lazy("vraag over gegevens"),
    "privacy.handing": gettext_lazy("gegevens om te geven"),
    "privacy.retentionrun": gettext_lazy("bewaartermijn"),
}


def what_was_done(right: str) -> str:
    """A right without words of its own is named as it is: better than leaving the line out."""
    return str(DONE.get(right, right))


def what_row(label: str) -> str:
    return str(ROWS.get(label, _("iets anders")))


def done_choices(rights: list[str]) -> list[tuple[str, str]]:
    """Rights with their words, by those words."""
    return sorted(((right, capfirst(what_was_done(right))) for right in rights), key=lambda pair: pair[1])
