"""`dragoman models`: the directions at hand, those to be had, and models in and out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..errors import ConfigError, InputError
from . import options
from .progress import progress
from .speak import emit_json, put, say

FIREFOX = "firefox"


@click.group()
def models() -> None:
    """Show, install and remove translation models."""


@models.command("list")
@click.option(
    "--available",
    cls=options.Once,
    is_flag=True,
    help="Ask Mozilla's server instead which Firefox models could be installed.",
)
@options.output_format
def list_models(available: bool, output_format: str) -> int:
    """List the models on this machine: pair, engine, name, size; what is broken is said."""
    from ..engines.inventory import inventory, offered

    found = offered() if available else inventory()
    if output_format == "json":
        emit_json(found.as_json())
    else:
        for line in found.lines:
            put(line)
        for line in found.advice:
            say(line)
    return 0


@models.command()
@click.argument("what", nargs=-1, required=True, metavar="FILE... | firefox PAIR...")
@click.option(
    "--replace",
    cls=options.Once,
    is_flag=True,
    help="Put it in the place of the one that is there.",
)
@options.quiet
def install(what: tuple[str, ...], replace: bool, quiet: bool) -> int:
    """Install models: Argos packages from files, Firefox's by the languages that they lead
    between.

    \b
      dragoman models install en_es.argosmodel
      dragoman models install firefox en-es es-en

    Packages and downloads are checked before anything is put in place. With `firefox` the models
    come from Mozilla's server, or the mirror that DRAGOMAN_FIREFOX_RECORDS names; a download that
    was cut off goes on where it was.
    """
    if what[0] == FIREFOX:
        _install_firefox(what[1:], replace=replace, quiet=quiet)
    else:
        _install_packages(what, replace=replace, quiet=quiet)
    return 0


def _install_packages(files: Sequence[str], *, replace: bool, quiet: bool) -> None:
    from ..engines.argos.store import install as install_package

    for file in files:
        if not Path(file).exists() and not file.endswith(".argosmodel"):
            hint = f"for a Firefox model: dragoman models install firefox {file}"
            raise InputError("there is no such file", where=file, hint=hint)
        model = install_package(Path(file), replace=replace)
        if not quiet:
            say(f"{file}: {model.source} → {model.target} installed as {model.name}")


def _install_firefox(pairs: Sequence[str], *, replace: bool, quiet: bool) -> None:
    from ..engines.firefox.install import available, find
    from ..engines.firefox.install import install as install_model

    if not pairs:
        raise ConfigError(
            "no pair is given",
            hint="say which: dragoman models install firefox en-es; "
            "`dragoman models list --available` shows them",
        )
    offers = find(pairs, available())
    with progress(sum(offer.download for offer in offers), quiet=quiet) as shown:
        for offer in offers:
            here = 0

            def report(have: int, whole: int, pair: str = offer.pair) -> None:
                nonlocal here
                shown.told(have - here, f"{pair}: {have / 1e6:.0f} of {whole / 1e6:.0f} MB")
                here = have

            stored = install_model(offer, replace=replace, report=report)
            shown.say(f"{offer.source} → {offer.target} installed as {stored.model.name}")


@models.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
def remove(names: tuple[str, ...]) -> int:
    """Remove installed models by the NAME that `list` shows."""
    from ..engines.argos.store import remove as remove_package
    from ..engines.firefox.store import installed
    from ..engines.firefox.store import remove as remove_firefox
    from ..engines.inventory import model_named

    downloaded = {each.model.name: each.model for each in installed()}
    for model in [downloaded.get(name) or model_named(name) for name in names]:
        if model.name in downloaded:
            remove_firefox(model.name)
        elif model.engine == "argos":
            remove_package(model)
        else:
            raise ConfigError(f"{model.name} was not installed by dragoman and can't be removed")
        say(f"{model.name}: removed")
    return 0
