"""Languages of a campaign, and editions: those that are printed together."""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.model.problem import Span


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the campaign.

    `code` as in locales/ (`cy`), `region` as in `cy-GB`, `name` in English, `own` in itself.

    Where the brand's typeface lacks its letters: `family` and `fonts` (paths) have them, no line is
    lower than `lead` (‰ of its type), and `right_to_left` mirrors the drawing. `slides` names its
    typeface on slides. While it is a `draft`, only drafts are made in it.
    """

    code: str
    name: str
    region: str
    tag: str
    right_to_left: bool = False
    family: str = ""
    fonts: tuple[str, ...] = ()
    lead: int = 0
    slides: str = ""
    own: str = ""
    draft: bool = False

    @property
    def scripted(self) -> bool:
        """Is it set in a typeface or a direction of its own?"""
        return bool(self.right_to_left or self.fonts)


@dataclass(frozen=True, slots=True)
class Edition:
    """The languages printed together in one artefact, in reading order.

    One of a language that came later is made wherever `like` is, the edition that it names.
    """

    id: str
    locales: tuple[str, ...]
    like: str = ""
    where: Span | None = field(default=None, compare=False)
