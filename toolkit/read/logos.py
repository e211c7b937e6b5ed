"""Reads the logos that campaign.toml names: each is taken right, or refused at once."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.engine.logos.decode import NotTaken
from toolkit.engine.logos.logo import opened
from toolkit.model.campaign import Partner, Recipient
from toolkit.model.problem import Problem, Span
from toolkit.read.files import Files


def read_logos(
    files: Files, recipients: Iterable[Recipient], partners: Iterable[Partner]
) -> list[Problem]:
    """Refusals are noted with the line that names the logo; what comes back are warnings."""
    named = {partner.logo: partner.where for partner in partners}
    for recipient in recipients:
        if logo := recipient.lines.get("logo"):
            named[f"assets/{logo.text}"] = logo.where
    warnings = []
    for path, where in named.items():
        data = None if path in files.lost else files.read(path)
        if data is None:  # a problem already
            continue
        try:
            said = opened(path, data).said
        except NotTaken as why:
            place = Span(path, why.line) if why.line else where
            files.problems.append(Problem("logo", f"the logo {path} {why.what}", place, why.hint))
        else:
            warnings += [
                Problem("logo", f"the logo {path} {what}", where, hint) for what, hint in said
            ]
    return warnings
