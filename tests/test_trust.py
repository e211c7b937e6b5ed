"""Spoilt files for every reader of what people bring: see trust.py, which tries many more."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from trusting.readers import READERS
from trusting.trial import sample

TRUST = Path(__file__).with_name("trust.py")


def test_two_thousand_spoilt_files_do_no_harm() -> None:
    """No crash, no traceback, no hang, no file outside, no call; and some of them are taken."""
    ran = subprocess.run(
        [sys.executable, str(TRUST), "--count", "2000", "--seed", "2026"],
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    tries = {name: int(n) for name, n in re.findall(r"^(.{18}) +(\d+)", ran.stdout, re.MULTILINE)}
    assert {name.strip() for name in tries} == set(READERS)
    assert sum(tries.values()) >= 2000 and min(tries.values()) >= 30


def test_a_try_can_be_made_again() -> None:
    for name, reader in READERS.items():
        first, again = sample(name, 5, 40), sample(name, 5, 40)
        assert first == again and first not in reader.samples(), name
