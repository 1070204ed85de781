"""What the places of a dateline and its agency are called: by the glossary, else by CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..glossary import Matcher, TermPair
from ..glossary.scripts import script_of
from ..glossary.seed import places
from ..languages import base

# The Associated Press writes most states of the United States short behind a town.
_STATES: dict[str, str] = dict(
    re.findall(
        r"([\w.]+)=([\w ]+)",
        """Ala.=Alabama, Ariz.=Arizona, Ark.=Arkansas, Calif.=California, Colo.=Colorado,
        Conn.=Connecticut, Del.=Delaware, Fla.=Florida, Ga.=Georgia, Ill.=Illinois, Ind.=Indiana,
        Kan.=Kansas, Ky.=Kentucky, La.=Louisiana, Md.=Maryland, Mass.=Massachusetts,
        Mich.=Michigan, Minn.=Minnesota, Miss.=Mississippi, Mo.=Missouri, Mont.=Montana,
        N.C.=North Carolina, N.D.=North Dakota, N.H.=New Hampshire, N.J.=New Jersey,
        N.M.=New Mexico, N.Y.=New York, Neb.=Nebraska, Nev.=Nevada, Okla.=Oklahoma, Ore.=Oregon,
        Pa.=Pennsylvania, R.I.=Rhode Island, S.C.=South Carolina, S.D.=South Dakota,
        Tenn.=Tennessee, Va.=Virginia, Vt.=Vermont, W.Va.=West Virginia, Wash.=Washington,
        Wis.=Wisconsin, Wyo.=Wyoming""",
    )
)
# Agencies that sign in Cyrillic at home and in Latin letters elsewhere.
_ABROAD = {
    "ТАСС": "TASS",
    "РИА Новости": "RIA Novosti",
    "Интерфакс": "Interfax",
    "ИНТЕРФАКС": "INTERFAX",
    "УНИАН": "UNIAN",
    "УНІАН": "UNIAN",
    "Укринформ": "Ukrinform",
    "Укрінформ": "Ukrinform",
    "УКРІНФОРМ": "UKRINFORM",
}


@dataclass(frozen=True, slots=True)
class Names:
    """The names from one language to another (BCP 47)."""

    source: str
    target: str
    matcher: Matcher
    """The glossary's."""

    def place(self, name: str) -> str | None:
        """A place's name, not in capitals; None where nothing is known of it."""
        for spelling in _spellings(name, self.source):
            term = self._term(spelling, ("place", ""))
            if term:
                return term.target
            known = _of_cldr(self.source, self.target).get(spelling.casefold())
            if known:
                return known
        return None

    def agency(self, name: str) -> str:
        """An agency keeps its name, but where the target writes it in letters of its own."""
        term = self._term(name, ("organisation", ""))
        if term:
            accepted = map(str.casefold, term.accepted)
            return name if name.casefold() in accepted else term.target
        return name if script_of(self.target) == "Cyrl" else _ABROAD.get(name, name)

    def _term(self, name: str, kinds: tuple[str, ...]) -> TermPair | None:
        for match in self.matcher.match(name):
            if (match.start, match.end) == (0, len(name)) and match.term.kind in kinds:
                return match.term
        return None


def _spellings(name: str, language: str) -> Iterator[str]:
    """A name as it stands, out of capitals, and written out."""
    yield name
    if base(language) == "en" and name in _STATES:
        yield _STATES[name]
    if name.isupper():
        yield name.title()


@lru_cache(maxsize=64)
def _of_cldr(source: str, target: str) -> Mapping[str, str]:
    """The names of countries and of the cities that time zones are called by, without case."""
    return {
        name.casefold(): row.cells[target].names[0]
        for row in reversed(places(source, [target]))
        for name in row.cells[source].names
        if target in row.cells
    }
