"""A job on a Dask cluster: a scheduler and workers in processes of their own, over loopback."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_job import receipts, written

pytest.importorskip("distributed")

Start = Callable[..., "subprocess.Popen[str]"]


class Cluster:
    """A scheduler and workers."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "scheduler.json"
        self._folder = folder
        self.scheduler = self._start("scheduler", "--port", "0", "--no-dashboard")
        self.workers = [self.worker() for _ in range(2)]

    def worker(self) -> subprocess.Popen[bytes]:
        return self._start("worker", "--nthreads", "1", "--no-dashboard", "--no-nanny")

    def _start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        code = f"import sys; from distributed.cli import dask_{what}; dask_{what}.main()"
        address = ["--host", "127.0.0.1", "--scheduler-file", str(self.file)]
        command = [sys.executable, "-c", code, *address, *options]
        return subprocess.Popen(
            command, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def close(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """One for all tests, in the order that they stand in: each leaves less of it."""
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    deadline = time.monotonic() + 30
    while not found.file.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert json.loads(found.file.read_text())["address"].startswith("tcp://127.0.0.1:")
    yield found
    found.close()


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
    again = start("out")
    _, told = again.communicate()
    assert again.returncode == 0, told
    assert len(written(tmp_path / "out")) == 24
