"""A job on a Dask cluster: a scheduler and workers in processes of their own, over loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from test_job import receipts, written

from translate.engines.argos.store import install

pytest.importorskip("distributed")

Start = Callable[..., "subprocess.Popen[str]"]


class Cluster:
    """A scheduler and workers."""

    def __init__(self, folder: Path, workers: int = 3) -> None:
        self.file = folder / "scheduler.json"
        self._folder = folder
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        self.workers = [self.worker("one") for _ in range(workers)]
        deadline = time.monotonic() + 30
        while not self.file.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert json.loads(self.file.read_text())["address"].startswith("tcp://127.0.0.1:")

    def models(self, machine: str) -> Path:
        """The folder of Argos packages of a machine."""
        return self._folder / machine / "argos"

    def worker(self, machine: str) -> subprocess.Popen[bytes]:
        """A worker as on a machine that has models of its own."""
        (self._folder / machine).mkdir(exist_ok=True)
        models = {
            "DRAGOMAN_MODELS": str(self._folder / machine / "firefox"),
            "ARGOS_PACKAGES_DIR": str(self.models(machine)),
        }
        options = ("--nthreads", "1", "--no-dashboard", "--no-nanny")
        return self._start("worker", *options, **models)

    def _start(self, what: str, *options: str, **environment: str) -> subprocess.Popen[bytes]:
        code = f"import sys; from distributed.cli import dask_{what}; dask_{what}.main()"
        address = ["--host", "127.0.0.1", "--scheduler-file", str(self.file)]
        command = [sys.executable, "-c", code, *address, *options]
        return subprocess.Popen(
            command,
            cwd=self._folder,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests, in the order that they stand in: each leaves less of it."""
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    yield found
    found.close()


@pytest.fixture
def argos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A small trained package, installed here; how a job asks for it."""
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    install(Path(__file__).parents[1] / "data" / "argos" / "en_es.argosmodel")
    return ("--engine", "argos")


def files(folder: Path) -> dict[str, bytes]:
    """All files below, but for those that are being written."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_cluster_writes_the_same(start: Start, cluster: Cluster, tmp_path: Path) -> None:
    """Byte for byte what this machine alone does; a worker killed meanwhile costs nothing."""
    job = start("out", "--engine", "upper", "--cluster", str(cluster.file))
    while not list((tmp_path / "out").rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    _, told = job.communicate()
    assert job.returncode == 0, told
    start("whole").communicate()
    assert written(tmp_path / "out") == written(tmp_path / "whole")
    assert receipts(tmp_path / "out") == receipts(tmp_path / "whole")


def test_models_travel_to_workers(
    start: Start, cluster: Cluster, argos: tuple[str, ...], tmp_path: Path
) -> None:
    """A machine that lacks the job's model gets it, be it there at the start or come later."""
    job = start("out", *argos, "--cluster", str(cluster.file), target="es")
    while not list((tmp_path / "out").rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    cluster.workers.append(cluster.worker("two"))
    for worker in cluster.workers[:3]:
        worker.kill()
    _, told = job.communicate()
    assert job.returncode == 0, told
    mine = files(tmp_path / "argos")
    assert len(mine) > 3
    assert files(cluster.models("one")) == files(cluster.models("two")) == mine
    start("whole", *argos, target="es").communicate()
    assert written(tmp_path / "out") == written(tmp_path / "whole")


def test_another_model_of_that_name_is_one_line(
    start: Start, cluster: Cluster, argos: tuple[str, ...], tmp_path: Path
) -> None:
    """It is left alone; who has it, and what to do, is said."""
    weights = cluster.models("two") / "translate-en_es-1_0" / "model" / "model.bin"
    changed = weights.read_bytes()[:-1] + b"?"
    weights.write_bytes(changed)
    job = start("out", *argos, "--cluster", str(cluster.file), target="es")
    _, told = job.communicate()
    assert job.returncode == 2
    assert told.count("\n") == 1
    assert "another argos model is called translate-en_es-1_0 there" in told
    assert weights.read_bytes() == changed


def test_a_lost_scheduler_is_one_line(start: Start, cluster: Cluster, tmp_path: Path) -> None:
    """Status 2 and how to go on; what was done is not done again."""
    job = start("out", "--engine", "upper", "--cluster", str(cluster.file))
    while not list((tmp_path / "out").rglob("*.po")) and job.poll() is None:
        time.sleep(0.02)
    cluster.scheduler.kill()
    _, told = job.communicate()
    assert job.returncode == 2, told
    assert told.splitlines()[-1].startswith("dragoman: the scheduler is lost (start it, and run")
    assert "Traceback" not in told
    cluster.close()
    assert 0 < len(written(tmp_path / "out")) < 24
    (tmp_path / "anew").mkdir()
    with closing(Cluster(tmp_path / "anew", workers=1)) as anew:
        again = start("out", "--engine", "upper", "--cluster", str(anew.file))
        _, told = again.communicate()
        assert again.returncode == 0, told
    start("whole").communicate()
    assert written(tmp_path / "out") == written(tmp_path / "whole")
