"""The seven layers of a local government's network, in their fixed order."""

LAYERS = (
    "people_in_poverty",
    "association",
    "partner_organisation",
    "colleague",
    "team_leader",
    "management",
    "political",
)
GOVERNANCE_LAYERS = LAYERS[3:]
RANK = {layer: rank for rank, layer in enumerate(LAYERS)}
