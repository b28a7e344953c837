"""Every write of networks: rows come in batches, each whole or not at all, and leave the same way."""

from draagvlak.capabilities.network.actions.incoming import NewContact, NewPerson, NewRows, add_batch
from draagvlak.capabilities.network.actions.leaving import remove_batch

__all__ = ["NewContact", "NewPerson", "NewRows", "add_batch", "remove_batch"]
