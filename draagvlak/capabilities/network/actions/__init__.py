"""Every write of networks: rows come in batches, each whole or not at all, and leave the same way."""

from draagvlak.capabilities.network.actions.incoming import add_batch
from draagvlak.capabilities.network.actions.leaving import remove_batch
from draagvlak.capabilities.network.queries.comparing import Comparison, compare
from draagvlak.capabilities.network.queries.rows import NewContact, NewPerson, NewRows

__all__ = ["Comparison", "NewContact", "NewPerson", "NewRows", "add_batch", "compare", "remove_batch"]
