"""Settings from `dragoman.toml` or `[tool.dragoman]` in pyproject.toml, found upwards.

They are click's default map, so the command line and the environment (`DRAGOMAN_…`) outrank them.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import click

from ..errors import ConfigError

_PATHS = {"glossary", "output"}
"""Settings that are paths, relative to the file that they stand in."""


def default_map(group: click.Group) -> dict[str, Any]:
    """Each command's defaults, from the nearest settings file; empty without one.

    Raises ConfigError on a setting that no command knows.
    """
    found = _nearest(Path.cwd())
    if found is None:
        return {}
    path, table = found
    commands = {name: _options(command) for name, command in group.commands.items()}
    known = sorted({option for options in commands.values() for option in options})
    for key in table:
        if key.replace("_", "-") not in known:
            hint = f"there are: {', '.join(known)}"
            raise ConfigError(f"unknown setting {key!r}", where=path, hint=hint)
    values = {
        key.replace("_", "-"): _resolve(key, value, path.parent) for key, value in table.items()
    }
    return {
        command: {name: values[option] for option, name in options.items() if option in values}
        for command, options in commands.items()
    }


def _options(command: click.Command) -> dict[str, str]:
    """A command's options as people type them, without dashes, and the parameters they fill."""
    return {
        flag[2:]: parameter.name
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.name
        for flag in parameter.opts
        if flag.startswith("--")
    }


def _resolve(name: str, value: Any, folder: Path) -> Any:
    if name not in _PATHS:
        return value
    if isinstance(value, list):
        return [str(folder / item) for item in value]
    return [str(folder / value)] if name == "glossary" else str(folder / value)


def _nearest(folder: Path) -> tuple[Path, dict[str, Any]] | None:
    for place in (folder, *folder.parents):
        own = place / "dragoman.toml"
        if own.is_file():
            return own, _read(own)
        project = place / "pyproject.toml"
        if project.is_file() and "dragoman" in (tool := _read(project).get("tool", {})):
            return project, tool["dragoman"]
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"not valid TOML: {error}", where=path) from error
