"""Pages for people that no build publishes: every string in its places, a preview. Their folder
may hold files of others: what is not our own is kept beside.
"""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.execute.disk import file_digest, free_name, refused, write_whole
from toolkit.execute.signature import sign, signed
from toolkit.model.digest import digest


class Pages:
    """The pages in a folder. `beside` are files of others that stood under their names, with the
    names under which they are kept now.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.beside: dict[Path, Path] = {}
        self._own = set(signed(folder))

    def write(self, name: str, data: bytes) -> Path:
        """A page, whole; its path. Raises StoreFailed when the disk refuses."""
        path, new = self.folder / name, digest(data)
        try:
            old = file_digest(path) if path.is_file() else new
            if old not in self._own | {new}:
                self.beside[path] = free_name(path)
                os.replace(path, self.beside[path])
        except OSError as error:
            raise refused(path, error) from error
        write_whole(path, data, durable=False)
        self._own = self._own - {old} | {new}
        sign(self.folder, self._own)
        return path
