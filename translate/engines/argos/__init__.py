"""Argos Translate's packages: found, installed and removed safely, translated by CTranslate2.

`packages` reads and lists them, `store` installs and removes, `translator` runs them.
"""

from __future__ import annotations

from .engine import ArgosEngine

__all__ = ["ArgosEngine"]
