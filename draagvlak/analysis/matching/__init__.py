"""Right people, right place (METHOD §7): who could take which role, what stays uncovered, and what would help."""

from draagvlak.analysis.matching import bus_factor
from draagvlak.analysis.matching.assignment import Alternative, Assignment, Given, assign
from draagvlak.analysis.matching.best import Goals
from draagvlak.analysis.matching.people import Candidate, Role
from draagvlak.analysis.matching.training import Training, trainings

__all__ = [
    "Alternative",
    "Assignment",
    "Candidate",
    "Given",
    "Goals",
    "Role",
    "Training",
    "assign",
    "bus_factor",
    "trainings",
]
