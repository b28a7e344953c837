"""Whether anything was ever kept in a network. Writes nothing."""

from typing import Any

from django.db.models import SET_NULL

from draagvlak.capabilities.network.models import Network

OF_NOTHING = {"network.Seat", "network.InvitedTo"}  # who may come in says nothing of what is in it
MADE_ANEW = "insights"  # reports and maps, which follow from what is in it


def is_empty(network: Network) -> bool:
    """Nobody belongs to it, and nothing was noted, planned, asked or shared in it: it may go without a trace.

    A query for each table of rows that belong to a network, until the first that has one.
    """
    return not any(_has_rows(relation, network) for relation in Network._meta.related_objects)


def _has_rows(relation: Any, network: Network) -> bool:
    model = relation.related_model
    stays = relation.on_delete is SET_NULL
    if stays or model._meta.label in OF_NOTHING or model._meta.app_label == MADE_ANEW:
        return False
    return bool(model._base_manager.filter(**{relation.field.name: network}).exists())
