"""`dragoman models`: the directions at hand, and Argos packages in and out."""

from __future__ import annotations

from pathlib import Path

import click

from ..errors import ConfigError
from . import options
from .options import emit_json, say


@click.group()
def models() -> None:
    """Show, install and remove translation models."""


@models.command("list")
@options.output_format
def list_models(output_format: str) -> int:
    """List the models on this machine: pair, engine, name, size; what is broken is said."""
    from ..engines.inventory import inventory

    found = inventory()
    if output_format == "json":
        emit_json(found.as_json())
    else:
        for line in found.lines:
            click.echo(line)
        for line in found.advice:
            say(line)
    return 0


@models.command()
@click.argument(
    "packages", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path)
)
@click.option("--replace", is_flag=True, help="Put it in the place of the one that is there.")
def install(packages: tuple[Path, ...], replace: bool) -> int:
    """Install Argos packages (FILE.argosmodel), checked before anything is put in place."""
    from ..engines.argos.store import install as install_package

    for package in packages:
        model = install_package(package, replace=replace)
        say(f"{package}: {model.source} → {model.target} installed as {model.name}")
    return 0


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> int:
    """Remove installed Argos packages by the NAME that `list` shows."""
    from ..engines.argos.store import remove as remove_package
    from ..engines.inventory import model_named

    for model in [model_named(name) for name in names]:
        if model.engine != "argos":
            raise ConfigError(f"{model.name} came with dragoman itself and can't be removed")
        remove_package(model)
        say(f"{model.name}: removed")
    return 0
