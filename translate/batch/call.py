"""What a person asked of a job, as `corpus status` and `corpus retry` find it again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..article import Role
from ..desk.drafting import SHARD_WORDS
from ..desk.order import Order, glossaries, rules
from ..errors import ConfigError, InputError
from ..files import write_whole
from .place import Part, Place
from .settings import Settings
from .snapshot import snapshot

if TYPE_CHECKING:
    from ..formats.records import Choice


@dataclass(frozen=True, slots=True)
class Call:
    """A job's options, paths made absolute."""

    sources: tuple[str, ...]
    targets: tuple[str, ...]
    form: str = "po"
    shard_words: int = SHARD_WORDS
    source: str | None = None
    engine: str | None = None
    glossary: tuple[str, ...] = ()
    house: bool = True
    memory: str | None = None
    desk: str | None = None
    full_risk: bool = False
    memory_like: float | None = None
    segmentation: str | None = None
    skip: tuple[str, ...] = ()
    """Roles whose blocks are left as they stand."""
    fields: tuple[str, ...] = ()
    """Of records: what to translate; the usual ones where it is empty."""
    id_field: str | None = None
    language_field: str | None = None
    date_field: str | None = None

    @classmethod
    def of(cls, sources: Sequence[Path], order: Order, **options: Any) -> Call:
        """`order` has been checked; `options` are the others, as they are."""
        paths = {name: options.pop(name) for name in ("glossary", "memory", "segmentation")}
        return cls(
            tuple(str(path.absolute()) for path in sources),
            order.targets,
            source=order.source,
            engine=order.engine,
            desk=order.desk,
            full_risk=order.full_risk,
            memory_like=order.memory_like,
            skip=tuple(sorted(order.skip)),
            glossary=tuple(str(path.absolute()) for path in paths["glossary"]),
            memory=_absolute(paths["memory"]),
            segmentation=_absolute(paths["segmentation"]),
            **options,
        )

    @classmethod
    def load(cls, place: Place) -> Call:
        """The call of the job in a folder. Raises InputError where there is none."""
        try:
            row = json.loads(place.call.read_bytes())
            lists = {name: tuple(value) for name, value in row.items() if isinstance(value, list)}
            return cls(**{**row, **lists})
        except FileNotFoundError:
            raise InputError(
                "there is no corpus job here",
                where=place.output,
                hint="name the --output of a `dragoman corpus run`",
            ) from None
        except (ValueError, TypeError, KeyError) as error:
            raise InputError(
                "the job's settings can't be read",
                where=place.call,
                hint="run `dragoman corpus run` again as it was: it writes them",
            ) from error

    def settle(self, place: Place) -> list[str]:
        """Make a folder this job's; the options that are not as in its last run.

        Raises ConfigError where what lies there is of another make.
        """
        try:
            last = Call.load(place)
        except InputError:
            last = None
        if last:
            self._check_same(last, place)
        if last != self:
            text = json.dumps(asdict(self), ensure_ascii=False, indent=2)
            write_whole(place.call, text.encode("utf-8", "surrogatepass"))
        return _difference(last, self) if last else []

    def _check_same(self, last: Call, place: Place) -> None:
        for name, option in (("form", "--as"), ("shard_words", "--shard-words")):
            there, told = getattr(last, name), getattr(self, name)
            if there != told:
                raise ConfigError(
                    f"the job there was begun with {option} {there}, not {told}",
                    where=place.output,
                    hint=f"say {option} {there}, or choose another folder",
                )

    @property
    def choice(self) -> Choice:
        """What is taken of each record. Raises ConfigError."""
        from ..formats.records import Choice

        return Choice.of(self.fields, self.id_field, self.language_field, self.date_field)

    def settings(self, place: Place, part: Part | None, *, keep: bool = True) -> Settings:
        """All that decides its drafts, read now. Raises InputError, ConfigError.

        The memory is used as it is unless a copy is to be kept.
        """
        pair = (self.source, self.targets[0]) if self.source and len(self.targets) == 1 else ()
        own = glossaries([Path(path) for path in self.glossary], house=False, languages=pair)
        settings = Settings(
            place.output,
            self.form,
            self.source,
            self.engine,
            own,
            self.house,
            desk=self.desk,
            full_risk=self.full_risk,
            memory_like=self.memory_like,
            rules=rules(Path(self.segmentation) if self.segmentation else None),
            skip=frozenset(map(Role, self.skip)),
        )
        if self.memory and Path(self.memory).exists():
            folder = place.state if keep else None
            copy, digest = snapshot(Path(self.memory), folder, alone=part is None)
            settings = replace(settings, memory=copy, memory_digest=digest)
        return settings.named()


def _absolute(path: Path | None) -> str | None:
    return str(path.absolute()) if path else None


def _difference(last: Call, now: Call) -> list[str]:
    names = [name for name, value in asdict(now).items() if asdict(last)[name] != value]
    return [name.replace("_", " ") for name in names]
