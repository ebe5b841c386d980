"""A run over a table that is stopped in the middle leaves nothing half-written, however it ends."""

import os
import subprocess
import sys
from pathlib import Path
from signal import SIGINT, SIGKILL, SIGTERM, Signals
from time import monotonic, sleep

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.cli.test_eval_table import POLICY

ROWS = 40_000
BEFORE = "before"
SECONDS = 60
RUN = """\
import os, signal, sys, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)  # a process in the background ignores it
replace = Path.replace
def held(path, to):
    time.sleep(60 if Path(to).name == os.environ["HELD"] else 0)
    return replace(path, to)
Path.replace = held
from creditpolicy.cli.main import main
sys.exit(main())
"""
"""The command; a file that is written in full waits for a minute to take its place."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A policy, and a table of as many districts as rows, every other of which cannot be used."""
    path: Path = tmp_path_factory.mktemp("stopped")
    (path / "考核.policy").write_text(POLICY, encoding="utf-8")
    columns = {
        "区县": [f"区{number}" for number in range(ROWS)],
        "部门": ["甲局", "丙局"] * (ROWS // 2),
        "材料": ["简报"] * ROWS,
        "日期": ["2018-03-01"] * ROWS,
        "份数": pa.array([1] * ROWS, pa.int64()),
    }
    pq.write_table(pa.table(columns), path / "材料.parquet")
    return path


def started(folder: Path, to: Path, held: str) -> subprocess.Popen[bytes]:
    """The command, with the files of an earlier run where it is to write; it never ends by itself."""
    (to / "tmp").mkdir()
    for name in ("得分.parquet", "不能用.csv"):
        (to / name).write_text(BEFORE, encoding="utf-8")
    files = [str(folder / name) for name in ("考核.policy", "材料.parquet")]
    options = ["--by", "区县", "-o", str(to / "得分.parquet"), "--bad-rows", str(to / "不能用.csv")]
    return subprocess.Popen(
        [sys.executable, "-c", RUN, "eval", *files, *options],
        env=os.environ | {"TMPDIR": str(to / "tmp"), "HELD": held},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def stop_when(running: subprocess.Popen[bytes], there: Path, signal: Signals) -> bytes:
    """Sends the signal as soon as something is there to stay; what the command said."""
    end, before, found = monotonic() + SECONDS, set[Path](), set[Path]()
    while not before & found:
        assert running.poll() is None, "it ended before it could be stopped"
        assert monotonic() < end, "it never came so far"
        sleep(0.02)
        before, found = found, set(there.parent.glob(there.name))
    running.send_signal(signal)
    return running.communicate(timeout=SECONDS)[1]


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()} - {"tmp"}


WRITES = {".不能用.csv.*": "不能用.csv", ".得分.parquet.*": "得分.parquet"}
PLACES = {"tmp/creditpolicy-*": "不能用.csv", **WRITES}
"""What is there when the run is stopped, and the file that it does not come to finish."""


@pytest.mark.parametrize("signal", [SIGINT, SIGTERM], ids=["SIGINT", "SIGTERM"])
@pytest.mark.parametrize(("at", "held"), PLACES.items(), ids=PLACES)
def test_who_is_asked_to_stop_cleans_up(
    folder: Path, tmp_path: Path, at: str, held: str, signal: Signals
):
    """While rows are counted, while bad ones are written, while scores are: as if it never ran."""
    running = started(folder, tmp_path, held)
    said = stop_when(running, tmp_path / at, signal)
    assert (running.returncode, said.decode()[-3000:]) == (128 + signal, "")
    assert b"Traceback" not in said
    assert names(tmp_path) == {"得分.parquet", "不能用.csv"}
    assert (tmp_path / "得分.parquet").read_text(encoding="utf-8") == BEFORE
    if "得分" not in at:
        assert (tmp_path / "不能用.csv").read_text(encoding="utf-8") == BEFORE
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize(("at", "held"), WRITES.items(), ids=WRITES)
def test_a_killed_run_leaves_no_half_a_file(folder: Path, tmp_path: Path, at: str, held: str):
    """What it was writing is under another name, and the next run is not in its way."""
    running = started(folder, tmp_path, held)
    stop_when(running, tmp_path / at, SIGKILL)
    assert running.returncode == -SIGKILL
    left = names(tmp_path) - {"得分.parquet", "不能用.csv"}
    assert [one.startswith(at[:-1]) for one in left] == [True]
    assert (tmp_path / "得分.parquet").read_text(encoding="utf-8") == BEFORE
    lines = (tmp_path / "不能用.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == (1 if "不能用" in at else 1 + ROWS // 2)
