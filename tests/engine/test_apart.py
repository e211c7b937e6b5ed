"""A reader of a stranger's file may crash, hang, fill the memory or reach out: apart from this
process, and only that file is refused.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from toolkit.engine.apart import Apart, Overrun, apart
from toolkit.engine.logos import logo
from toolkit.engine.logos.decode import NotTaken
from toolkit.i18n.xliff_reader import read_xliff
from toolkit.model.problem import Invalid, Span

LINUX = sys.platform.startswith("linux")


def test_it_gives_what_the_function_gives_and_raises_what_it_raises() -> None:
    assert apart(divmod, 7, 2) == (3, 1)
    with pytest.raises(NotTaken, match="is no picture that is known here"):
        apart(logo.opened, "assets/logo.png", b"no picture")
    with pytest.raises(Invalid) as refused:
        apart(read_xliff, "words.xlf", b"<!DOCTYPE x><x/>", "cy")
    assert refused.value.exit_code == 2 and refused.value.problems[0].where == Span("words.xlf", 1)


def test_a_crash_is_an_error_and_the_next_file_is_read() -> None:
    for crash, given in (
        (os.abort, ()),
        (os._exit, (3,)),
        (signal.raise_signal, (signal.SIGTERM,)),
    ):
        with pytest.raises(Overrun, match="break off"):
            apart(crash, *given)
        assert apart(divmod, 9, 4) == (2, 1)


@pytest.mark.skipif(not LINUX, reason="other systems limit no memory")
def test_memory_is_limited() -> None:
    with pytest.raises(Overrun, match="needs more than 300 MB"):
        apart(bytearray, 900_000_000, memory=300_000_000)
    assert len(apart(bytearray, 100_000_000, memory=300_000_000)) == 100_000_000


def test_time_is_limited() -> None:
    mine = Apart(patience=0)
    with pytest.raises(Overrun, match="takes too long"):
        mine.call(time.sleep, 60, seconds=0, memory=10**9)
    if hasattr(os, "fork"):  # these systems count the processor's time
        with pytest.raises(Overrun, match="takes too long"):
            apart(eval, "sum(1 for _ in iter(int, 1))", seconds=0)
    assert mine.call(divmod, 1, 1, seconds=1, memory=10**9) == (1, 0)
    mine.close()


def test_it_writes_nothing_starts_nothing_and_reaches_nobody(tmp_path: Path) -> None:
    for what, given in (
        (open, (tmp_path / "new", "wb")),
        (os.open, (tmp_path / "new", os.O_CREAT | os.O_WRONLY)),
        (os.mkdir, (tmp_path / "folder",)),
        (os.system, ("echo",)),
        (subprocess.run, (["echo"],)),
        (eval, ("__import__('socket').create_connection(('127.0.0.1', 9))",)),
        (eval, ("__import__('urllib.request').request.urlopen('http://127.0.0.1:9')",)),
    ):
        with pytest.raises(Overrun, match="tries to do more than be read"):
            apart(what, *given)
    assert not list(tmp_path.iterdir())


def test_many_threads_share_one_process() -> None:
    answers: list[tuple[int, int]] = []

    def ask(n: int) -> None:
        answers.extend(apart(divmod, n, 10) for _ in range(20))

    threads = [threading.Thread(target=ask, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == sorted(divmod(n, 10) for n in range(8) for _ in range(20))


def test_the_main_program_does_not_run_again(tmp_path: Path) -> None:
    """A script without a guard calls it, and it is gone with the script."""
    script = tmp_path / "script.py"
    script.write_text(
        "print('once')\nfrom toolkit.engine.apart import apart\nprint(apart(divmod, 7, 2))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-W", "error", str(script)],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ran.stdout.split("\n"), ran.stderr) == (["once", "(3, 1)", ""], "")
