"""What operating systems, offices and editors leave in people's folders, and what no computer of
somebody else can hold: names alone say it.

Litter is nobody's words and nobody's work: it is never read, never published, and no finding.
"""

from __future__ import annotations

import re

_OFFICE = r"docx?|docm|dotx?|xlsx?|xlsm|pptx?|pptm|ppsx?|potx?|rtf|od[tspg]|pdf"
_LITTER = re.compile(
    r"\.ds_store|thumbs\.db(:encryptable)?|ehthumbs(_vista)?\.db|desktop\.ini|icon\r"
    r"|\._.+|\.appledouble|\.localized|\.directory|\.fuse_hidden\w+|\.nfs\w+"
    rf"|~\$[^.]*|~\$.*\.({_OFFICE})|\.~lock\..*#|~wr[ald]\d+\.tmp"  # open in an office
    r"|\..*\.sw[a-p]|\.#.*|#.*#|.*\.~\d+~|[^~].*~"  # open in Vim or Emacs, and their backups
    r"|\.syncthing\..*\.tmp|\.dropbox(\.attr|\.cache)?|\.owncloudsync\.log|\._?sync_[\w.-]+"
    r"|\.tmp\.drive(download|upload)",
    re.IGNORECASE | re.DOTALL,
)
_DEVICE = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f]')


def is_litter(name: str) -> bool:
    """Did an operating system, an office, an editor or a synchronising program leave this file?"""
    return _LITTER.fullmatch(name) is not None


def is_hidden(name: str) -> bool:
    """Is it litter, or hidden, as editors call what is not to be seen?"""
    return name.startswith((".", "~")) or is_litter(name)


def not_on_windows(name: str) -> str:
    """Why a file or a folder of Windows cannot have this name; "" when it can."""
    if found := _FORBIDDEN.search(name):
        return f"{found.group()!r} is not allowed there"
    if name.endswith((" ", ".")):
        return f"the {'space' if name[-1] == ' ' else 'full stop'} at its end is lost there"
    return "it is a device there" if _DEVICE.fullmatch(name) else ""
