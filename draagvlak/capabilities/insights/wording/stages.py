"""The stages and levels by name, with the rule of each, for the page that tells how we calculate."""

from django.utils.translation import gettext as _


def stage_rules() -> tuple[tuple[str, str], ...]:
    """Name and rule of every stage, from unknown to firmly anchored (METHOD's table)."""
    return (
        (
            _("onbekend"),
            _("We kennen geen band, niemand in armoede (en geen vereniging), of geen bestuurslaag."),
        ),
        (_("hangt nog los"), _("Een bestuurslaag wordt door niemand bereikt, ook niet met jou.")),
        (_("hangt aan jou"), _("Met jou wordt elke laag bereikt. Zonder jou is er naar minstens één laag geen weg.")),
        (_("hangt aan één draad"), _("Zonder jou wordt elke laag bereikt, maar minstens één laag over maar één weg.")),
        (_("verankerd"), _("Naar elke bestuurslaag lopen minstens twee wegen zonder jou.")),
        (_("stevig verankerd"), _("Naar elke bestuurslaag lopen minstens drie wegen zonder jou.")),
    )


def level_rules() -> tuple[tuple[str, str], ...]:
    """Name and rule of every level of support, from opposing to anchoring (METHOD's table)."""
    return (
        (
            _("remt af"),
            _("Iemand zei nee, schrapte middelen of uren, of legde een hindernis, zonder geldige steun."),
        ),
        (_("weten we niet"), _("Er is geen geldig bewijs voor minstens de helft van wie erin zit.")),
        (_("weet ervan"), _("Het werd besproken, of er kwam een bericht of verslag.")),
        (_("staat er zichtbaar achter"), _("Iemand was aanwezig, of sprak zich openlijk uit.")),
        (_("geeft er middelen voor"), _("Er kwamen uren, budget, een mandaat of een beslissing.")),
        (
            _("legde het vast voor langer"),
            _("Het staat vast voor meer jaren, als budget dat terugkomt, of in een functieprofiel."),
        ),
    )
