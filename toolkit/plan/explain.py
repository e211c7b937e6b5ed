"""Why a job runs: what differs from the job that made the artefact last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from toolkit.engine.payload import loads
from toolkit.model.job import Job
from toolkit.model.page import Slot, Slots

_SAID = {"words", "scales", "title", "alt", "description"}


def explain(job: Job, before: Job | None) -> list[str]:
    """Reasons in plain words; empty when nothing differs."""
    if before is None:
        return ["it was never made here"]
    old, new = loads(before.data), loads(job.data)
    said = [*_words(old, new), *_sizes(old, new)]
    if not said:  # title and alt text are made of words; alone they are worth a word
        said = [
            f"its {name} changed"
            for key, name in (("title", "title"), ("alt", "alt text"))
            if old.get(key) != new.get(key)
        ]
    rest = sorted((old.keys() | new.keys()) - _SAID)
    reasons = [
        *said,
        *(f"'{key}' changed" for key in rest if old.get(key) != new.get(key)),
        *(f"{path} changed" for path in _changed(dict(before.inputs), dict(job.inputs))),
        *(
            f"{name}, of which it is made, changed"
            for name in _changed(dict(before.needs), dict(job.needs))
        ),
    ]
    if before.made_by != job.made_by:
        reasons.append("the renderer or one of its tools changed")
    if not reasons and before.key != job.key:
        reasons.append("the order of its words, or something else that decides its bytes, changed")
    return reasons


def _words(old: Mapping[str, Slots], new: Mapping[str, Slots]) -> Iterator[str]:
    was, now = old.get("words", {}), new.get("words", {})
    for locale in sorted(now.keys() | was.keys()):
        for name in _changed(_texts(was.get(locale, {})), _texts(now.get(locale, {}))):
            yield f"the words of {name} ({locale}) changed"


def _sizes(old: Mapping[str, Slots], new: Mapping[str, Slots]) -> Iterator[str]:
    was, now = old.get("scales") or {}, new.get("scales") or {}
    for box in _changed(was, now):
        yield (
            f"the size of '{box}' in its set changed from {was.get(box, 'none')} to"
            f" {now.get(box, 'none')} ‰"
        )


def _changed(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    """The names that hold something else than before, sorted."""
    return [name for name in sorted(old.keys() | new.keys()) if old.get(name) != new.get(name)]


def _texts(words: Slot) -> dict[str, str]:
    """Every string below some slots, by its content path."""
    if isinstance(words, dict):
        if isinstance(words.get("text"), str):
            return {words["id"]: words["text"]}
        words = list(words.values())
    if isinstance(words, list):
        return {name: text for part in words for name, text in _texts(part).items()}
    return {}
