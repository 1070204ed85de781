"""Work that does what its shard is called: in a module that worker processes can import."""

from __future__ import annotations

import errno
import os
import signal
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translate.batch.values import Done, FileItem, Receipt, Shard


def shard(*names: str) -> Shard:
    return Shard.of("pt", [FileItem(name, Path(name), name.encode().hex(), 10) for name in names])


def shards(names: Iterable[str]) -> list[Shard]:
    return [shard(f"{name}-{number}") for number, name in enumerate(names)]


@dataclass(frozen=True)
class Act:
    """Notes each shard that it begins in a folder, then acts."""

    folder: Path

    def __call__(self, shard: Shard) -> Done:
        name = shard.items[0].name
        with (self.folder / "begun").open("a") as begun:
            begun.write(f"{name}\n")
        match name.partition("-")[0]:
            case "fault":
                raise ValueError("no such thing")
            case "full":
                raise OSError(errno.ENOSPC, "No space left on device", "there")
            case "killed":
                os.kill(os.getpid(), signal.SIGKILL)
            case "once" if not (self.folder / name).exists():
                (self.folder / name).touch()
                os.kill(os.getpid(), signal.SIGKILL)
            case "hangs":
                time.sleep(600)
            case "slow":
                time.sleep(0.3)
        return Done(Receipt(shard.key, "pt", "", ()), 1, 0.0)

    def begun(self) -> list[str]:
        path = self.folder / "begun"
        return path.read_text().split() if path.exists() else []
