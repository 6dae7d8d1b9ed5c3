"""A consultation as data: sections, questions, parts, glossary and background.

Nothing here knows about a particular consultation, and nothing here imports any other part
of Folkmoot. `load(folder)` reads and checks the YAML files of one consultation.
"""

from bot.consultation.answers import Stance, Status
from bot.consultation.errors import ConsultationError, Problem
from bot.consultation.loader import load
from bot.consultation.model import Consultation, Question, Section
from bot.consultation.reference import Ref

__all__ = [
    "Consultation",
    "ConsultationError",
    "Problem",
    "Question",
    "Ref",
    "Section",
    "Stance",
    "Status",
    "load",
]
