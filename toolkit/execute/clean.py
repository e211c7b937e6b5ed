"""Kept results that nothing needs any more: what the campaign as it is now makes stays."""

from __future__ import annotations

from pathlib import Path

from toolkit.execute.ledger import published_keys
from toolkit.execute.prepare import prepare
from toolkit.execute.request import Folders, Request
from toolkit.execute.room import rooms
from toolkit.execute.store import Store
from toolkit.media.reading import read_project


def bound(folders: Folders) -> tuple[int, int]:
    """Remove kept results that neither the campaign as it is now nor any published file needs.

    How many results went, and how many bytes. Nothing published is touched. Raises Invalid when the
    campaign cannot be read: then nobody can say what is needed.
    """
    store = Store(folders.store)
    with rooms():
        project = read_project(folders.root)
        prepared = prepare(folders.root, project, Request(), store)
    needed = {job.key for job in (*prepared.plan.jobs, *prepared.measures)}
    return store.sweep(needed | _published(folders.store, store))


def _published(root: Path, store: Store) -> set[str]:
    """The keys of everything that was published from this store, and of what it is made of."""
    waiting = list(published_keys(root))
    found: set[str] = set()
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            job = store.job(key)
            waiting += [need for _, need in job.needs] if job else []
    return found
