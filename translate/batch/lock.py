"""Who works in a folder: a lock that goes with its process, with a name written in it."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import ConfigError


@contextmanager
def lock(path: Path, *, shared: bool, mark: bool = True) -> Iterator[None]:
    """Hold a lock on a file, with who holds it written there. Raises ConfigError."""
    try:
        import fcntl
    except ImportError:  # two jobs do no harm: work is only done twice
        yield
        return
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        for patience in (0.0, 0.1, 0.3):  # who only asks holds it for a moment
            time.sleep(patience)
            try:
                fcntl.flock(handle, kind | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                continue
            except OSError:  # a file system without locks
                break
        else:
            raise _taken(path)
        if mark:
            os.ftruncate(handle, 0)
            os.pwrite(handle, json.dumps(_myself()).encode(), 0)
        yield
    finally:
        os.close(handle)


def _myself() -> dict[str, Any]:
    return {"host": platform.node(), "pid": os.getpid(), "since": time.time()}


def holder(path: Path) -> dict[str, Any]:
    """Who wrote their name there last: host, process, and since when; empty where nobody did."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _taken(path: Path) -> ConfigError:
    who = holder(path)
    named = f" (process {who['pid']} on {who['host']})" if who else ""
    return ConfigError(
        f"another job is at work there{named}",
        where=path.parent.parent,
        hint="wait for it, choose another folder, or share the work with --shard 1/2 and 2/2",
    )
