"""Jobs that need no drawing tool."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from toolkit.execute.fetch import LocalFetch
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.model.digest import digest
from toolkit.model.job import Job

MakeJob = Callable[..., Job]


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A project's folder for jobs that read files."""
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


@pytest.fixture
def fetch(sources: Path, store: Store) -> Iterator[LocalFetch]:
    """What jobs declare comes from the project's folder and the store; rooms go with the test."""
    with rooms():
        yield LocalFetch(sources, store)


@pytest.fixture
def job(sources: Path) -> MakeJob:
    """job("a.txt", "words", {"lib.typ": "text"}): a job, whose inputs are written where it will
    look for them.
    """

    def make(output: str, data: str = "", inputs: dict[str, str] | None = None) -> Job:
        for path, text in (inputs or {}).items():
            (sources / path).parent.mkdir(parents=True, exist_ok=True)
            (sources / path).write_bytes(text.encode())
        return Job(
            output,
            "fake",
            data or output,
            tuple((path, digest(text.encode())) for path, text in (inputs or {}).items()),
            (),
            "me",
        )

    return make
