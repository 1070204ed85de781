"""Settings from `dragoman.toml` or `[tool.dragoman]` in pyproject.toml, found upwards.

They are click's default map, so the command line and the environment (`DRAGOMAN_…`) outrank them.
A value is looked at only when a command needs it: what is wrong for one breaks no other.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click

from ..errors import ConfigError, DragomanError
from .options import Once


def default_map(group: click.Group) -> dict[str, Any]:
    """Each command's defaults, from the nearest settings file; empty without one.

    Raises ConfigError on a setting that no command knows.
    """
    found = _nearest(Path.cwd())
    if found is None:
        return {}
    path, table = found
    known = names(group)
    values = {}
    for key, value in table.items():
        name = key.replace("_", "-")
        if name not in known:
            hint = f"there are: {', '.join(known)}"
            raise ConfigError(f"unknown setting {key!r}", where=path, hint=hint)
        values[name] = value
    return _defaults(group, values, path)


def names(group: click.Group) -> list[str]:
    """The settings that there are, sorted."""
    return sorted({name for command in _commands(group) for name in _options(command)})


def _commands(group: click.Group) -> Iterator[click.Command]:
    for command in group.commands.values():
        if isinstance(command, click.Group):
            yield from _commands(command)
        else:
            yield command


def _options(command: click.Command) -> dict[str, click.Option]:
    """A command's options that may be settings, by what people type, without dashes."""
    return {
        flag[2:]: option
        for option in command.params
        if isinstance(option, click.Option) and option.name and not isinstance(option, Once)
        for flag in option.opts
        if flag.startswith("--")
    }


def _defaults(command: click.Command, values: dict[str, Any], path: Path) -> dict[str, Any]:
    """Click's map for a command: by parameter, a call that gives the value when it is needed."""
    if isinstance(command, click.Group):
        return {name: _defaults(child, values, path) for name, child in command.commands.items()}
    return {
        str(option.name): partial(_value, option, name, values[name], path)
        for name, option in _options(command).items()
        if name in values
    }


def _value(option: click.Option, name: str, value: Any, path: Path) -> Any:
    """A setting as its option takes it. Raises ConfigError with the settings file's name."""
    try:
        if option.is_flag:
            return _checked(value, isinstance(value, bool), "true or false")
        if isinstance(option.type, click.Path):
            return _paths(value, path.parent) if option.multiple else _path(value, path.parent)
        if isinstance(option.type, click.Choice):
            choices = [str(choice) for choice in option.type.choices]
            given = value if option.multiple and isinstance(value, list) else [value]
            right = all(each in choices for each in given)
            _checked(value, right, " or ".join(choices))
            return given if option.multiple else value
        return _words(value) if option.multiple else _word(name, value)
    except DragomanError as error:
        raise ConfigError(f"{name}: {error.message}", where=path, hint=error.hint) from error


def _checked(value: Any, right: bool, wanted: str) -> Any:
    if not right:
        raise ConfigError(f"should be {wanted}, not {value!r}")
    return value


def _paths(value: Any, folder: Path) -> list[str]:
    wanted = "a path or a list of paths"
    _checked(value, isinstance(value, str | list) and value != [], wanted)
    paths = [_path(item, folder) for item in (value if isinstance(value, list) else [value])]
    for path in paths:
        if not Path(path).exists():
            raise ConfigError(f"no such file: {path}", hint="correct the path")
    return paths


def _path(value: Any, folder: Path) -> str:
    """A path as seen from the settings file; `~` is the home."""
    _checked(value, isinstance(value, str) and value != "", "a path")
    try:
        return str(folder / Path(value).expanduser())
    except RuntimeError as error:
        raise ConfigError(f"there is no home folder for {value!r}") from error


def _words(value: Any) -> list[str]:
    """One word, or a list of them."""
    words = [value] if isinstance(value, str) else value
    right = isinstance(words, list) and all(isinstance(word, str) and word for word in words)
    found: list[str] = _checked(words, right and words != [], "a word or a list of words")
    return found


def _word(name: str, value: Any) -> str:
    from ..desk.order import address
    from ..engines.base import by_name
    from ..languages import normalise

    if name == "to":
        tags = value.split(",") if isinstance(value, str) else value
        right = isinstance(tags, list) and all(isinstance(tag, str) for tag in tags)
        _checked(value, right and tags != [], "a language or a list of languages")
        return ",".join(normalise(tag.strip()) for tag in tags)
    text: str = _checked(value, isinstance(value, str) and value != "", "a word in quotes")
    checks: dict[str, Callable[[str], object]] = {
        "from": normalise,
        "engine": by_name,
        "desk": address,
    }
    if name in checks:
        checks[name](text)
    return text


def _nearest(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    for place in (folder, *folder.parents):
        own = place / "dragoman.toml"
        if own.is_file():
            return own, _read(own)
        project = place / "pyproject.toml"
        if project.is_file():
            tool = _table(_read(project), "tool", project)
            if "dragoman" in tool:
                return project, _table(tool, "dragoman", project)
    return None


def _table(parent: dict[str, Any], name: str, path: Path) -> dict[str, Any]:
    table = parent.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"{name} should be a table, not {table!r}", where=path)
    return table


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not valid TOML: {error}", where=path) from error
