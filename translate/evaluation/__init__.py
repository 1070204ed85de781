"""How good translations are: scores against references, terms and names kept, copies, pace.

`scores` and `shares` put intervals around figures and test differences, both by sacrebleu's own
bootstrap; `terms` and `names` count what a translation kept; `measure` brings all of it together
for translations of one text side by side, `table` shows it.
"""

from .measure import evaluate
from .scores import Figure, corpus_scores, fold, require
from .systems import Evaluation, Measured, Pace, System, Text
from .table import markdown, plain_text

__all__ = [
    "Evaluation",
    "Figure",
    "Measured",
    "Pace",
    "System",
    "Text",
    "corpus_scores",
    "evaluate",
    "fold",
    "markdown",
    "plain_text",
    "require",
]
