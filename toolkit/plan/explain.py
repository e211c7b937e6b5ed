"""Why a job runs: what differs from the job that made the artefact last."""

from __future__ import annotations

import json
from typing import Any

from toolkit.model.job import Job

_SAID = {"words", "scales", "title", "alt", "description"}


def explain(job: Job, before: Job | None) -> list[str]:
    """Reasons in plain words; empty when nothing differs."""
    if before is None:
        return ["it was never made here"]
    reasons = []
    old, new = json.loads(before.data), json.loads(job.data)
    for locale in sorted(new.get("words", {}).keys() | old.get("words", {}).keys()):
        was, now = (
            _texts(old.get("words", {}).get(locale, {})),
            _texts(new.get("words", {}).get(locale, {})),
        )
        reasons += [
            f"the words of {name} ({locale}) changed"
            for name in sorted(was.keys() | now.keys())
            if was.get(name) != now.get(name)
        ]
    sizes, was_sizes = new.get("scales") or {}, old.get("scales") or {}
    reasons += [
        f"the size of '{box}' in its set changed from {was_sizes.get(box, 'none')} to"
        f" {sizes.get(box, 'none')} ‰"
        for box in sorted(sizes.keys() | was_sizes.keys())
        if was_sizes.get(box) != sizes.get(box)
    ]
    if not reasons:  # title and alt text are made of words; alone they are worth a word
        reasons += [
            f"its {said} changed"
            for key, said in (("title", "title"), ("alt", "alt text"))
            if old.get(key) != new.get(key)
        ]
    reasons += [
        f"'{key}' changed"
        for key in sorted((old.keys() | new.keys()) - _SAID)
        if old.get(key) != new.get(key)
    ]
    old_inputs, new_inputs = dict(before.inputs), dict(job.inputs)
    reasons += [
        f"{path} changed"
        for path in sorted(old_inputs.keys() | new_inputs.keys())
        if old_inputs.get(path) != new_inputs.get(path)
    ]
    old_needs, new_needs = dict(before.needs), dict(job.needs)
    reasons += [
        f"{name}, of which it is made, changed"
        for name in sorted(old_needs.keys() | new_needs.keys())
        if old_needs.get(name) != new_needs.get(name)
    ]
    if before.made_by != job.made_by:
        reasons.append("the renderer or one of its tools changed")
    if not reasons and before.key != job.key:
        reasons.append("the order of its words, or something else that decides its bytes, changed")
    return reasons


def _texts(words: Any) -> dict[str, str]:
    if isinstance(words, dict):
        if isinstance(words.get("text"), str):
            return {words["id"]: words["text"]}
        words = list(words.values())
    if isinstance(words, list):
        return {name: text for part in words for name, text in _texts(part).items()}
    return {}
