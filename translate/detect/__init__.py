"""The language of a text, and how sure that is.

The script settles what is written in one language alone, Chinese, Japanese and Korean among them.
For the others the n-grams of langdetect's profiles, common words and letters speak together
(`candidates`), and their margin becomes a confidence that holds (`confidence`). No language is left
out beforehand: limited to a few, a detector is confidently wrong about all others.
"""

from .paragraphs import foreign_blocks, left_blocks, mixture
from .text import SURE, Detection, detect, detect_article

__all__ = [
    "SURE",
    "Detection",
    "detect",
    "detect_article",
    "foreign_blocks",
    "left_blocks",
    "mixture",
]
