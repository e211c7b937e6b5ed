"""Is this folder a campaign? And if it is not, what of one lies here."""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.model.problem import Invalid, Problem

CAMPAIGN = "assets/campaign.toml"
_ELSEWHERE = "go to the project's folder, or name it with --project"


def refuse_no_campaign(root: Path) -> None:
    """Raises Invalid, with what may be meant, where there is no assets/campaign.toml.

    Capitals count on every system, as a campaign should build on all of them.
    """
    folder = root / "assets"
    if (root / CAMPAIGN).is_file() and "campaign.toml" in (*_names(folder), *_shut(folder)):
        return
    why, hint = f"it has no {CAMPAIGN}", _ELSEWHERE
    meant = [f"{top}/{name}" for top in _like(root, "assets") for name in _like(root / top)]
    inside = [name for name in _names(root) if (root / name / CAMPAIGN).is_file()]
    if meant:
        why = f"{why}, but {meant[0]}{' (a folder)' if (root / meant[0]).is_dir() else ''}"
        hint = f"call the file {CAMPAIGN}, as it stands here"
    elif (root / "campaign.toml").is_file():
        hint = f"go one folder up, or name it: --project {root.parent}"
    elif len(inside) == 1:
        hint = f"there is one in {inside[0]}: --project {root / inside[0]}"
    raise Invalid([Problem("project", f"{root} is not a campaign: {why}", None, hint)])


def _names(folder: Path) -> list[str]:
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _shut(folder: Path) -> tuple[str, ...]:
    """Where nobody may list the folder, the name is taken as it is."""
    return () if os.access(folder, os.R_OK) else ("campaign.toml",)


def _like(folder: Path, name: str = "campaign") -> list[str]:
    """Names there that may be meant: Campaign.toml, campaign (1).toml, campaign.toml.txt."""
    if name == "assets":
        return [found for found in _names(folder) if found.casefold() == name]
    return [found for found in _names(folder) if found.casefold().startswith((name, f".{name}"))]
