"""What of a glossary a format has no place for: counted, so that it can be said."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Lost:
    """Counts what is left out, kind by kind."""

    _kinds: dict[str, tuple[int, str]] = field(default_factory=dict)
    """How often, and where first."""

    def add(self, what: str, where: str = "") -> None:
        count, first = self._kinds.get(what, (0, where))
        self._kinds[what] = (count + 1, first)

    def lines(self) -> list[str]:
        """A line a kind: `forbidden forms: 3 left out, the first at names.csv:4`."""
        return [
            f"{what}: {count} left out" + (f", the first at {first}" if first else "")
            for what, (count, first) in self._kinds.items()
        ]

    def __bool__(self) -> bool:
        return bool(self._kinds)
