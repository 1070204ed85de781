"""From where on a check speaks: every figure that decides it, in one table.

Chosen on NTREX's human translations, en to 15 languages (bench/checks.py), so that planted faults
are found and the untouched texts are left alone.
"""

from __future__ import annotations

COPIED_WORDS = 3
"""Words without a capital from which on an untouched source is a copy: names have one or two."""
COPIED_RUN = 6
"""Words of the source, `COPIED_WORDS` of them without a capital, that no translation shares."""
CLOSE_WORDS, CLOSE_RUN = 6, 9
"""The same between languages so close that they share whole phrases."""
COPIED_LETTERS = 4
"""A shorter single word may well be one of the target's."""
COPIED_EVIDENCE = 4.0
"""Nats by which the letters of a word are likelier the source's, whatever the dictionary says."""

LOOP_WORDS = 2
"""Words that come twice in a row from which on a draft goes round in circles."""
LOOP_LONGEST = 30
"""Words of a run that is looked for twice in a row."""
LOOP_APART, LOOP_TIMES = 4, 3
"""Words in a row that stand there that often, not next to one another."""
LOOP_CHARACTERS = 3
"""Times that characters of a script without spaces come in a row."""

SHORT, LONG = -5.0, 6.0
"""Deviation from the expected length, in roots of letters (Gale and Church 1993)."""
LONG_RATIO = 4.5, 1.8
"""A smaller deviation, where the draft is also so many times as long as expected."""
SHORT_OPEN = -2.5
"""The same for a draft that has lost its final stop too, or that is less than `HALF` a headline."""
HALF = 0.5
SHORT_PART, LONG_PART = -1.5, 2.2
"""The same for a draft with fewer sentences than its source, and with more."""
MOST_SENTENCES = 20
"""In a longer paragraph no sentence is told to be too many."""
FITTING = 3.0
"""How far a draft with more sentences is from the expected length without those too many."""
FEWEST_LETTERS = 20
"""A shorter source says nothing of lengths."""

LANGUAGE_LETTERS = 30
"""Letters, those of the source's own words left out, from which on a language can be told."""
LANGUAGE_EVIDENCE = 14.0
"""Nats by which another language has to be likelier."""
CHARACTERS = 15
"""The same of Chinese characters and kana: a Japanese headline of fewer may have no kana."""
SCRIPT_LETTERS = 4
SCRIPT_SHARE = 0.5
"""Letters of a draft that have to be in a script of its language."""

DENIED_NEAR = 45
"""Characters from the place of a negation within which what may deny stands for it."""

QUOTED_WORDS = 8
"""A quotation of no more may lose its marks: a title, words set apart, reported speech."""
BRACKETED_WORDS = 2

CONVERTED, ROUNDED = 0.06, 0.1
"""How far a converted quantity may be off, and one of a single digit and noughts."""

SHIFTED_ENTRIES = 3
"""Entries in a row that fit their neighbour's source better, from which on a batch has slipped."""
SHIFTED_EVIDENCE = 9.0
"""By how much, in nats of likelihood."""
