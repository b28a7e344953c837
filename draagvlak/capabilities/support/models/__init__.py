"""The tables of the ledger: which bodies there are, who sits in them, what shows their support, and what comes next."""

from draagvlak.capabilities.support.models.bodies import Body, Office
from draagvlak.capabilities.support.models.evidence import Evidence, EvidenceFile, EvidenceTally
from draagvlak.capabilities.support.models.steps import Step

__all__ = ["Body", "Evidence", "EvidenceFile", "EvidenceTally", "Office", "Step"]
