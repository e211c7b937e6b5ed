"""Why a job runs: what differs from the job that made the artefact last."""

from __future__ import annotations

import json
from typing import Any

from toolkit.model.job import Job


def explain(job: Job, before: Job | None) -> list[str]:
    """Reasons in plain words; empty when nothing differs."""
    if before is None:
        return ["it was never made here"]
    reasons = []
    old, new = json.loads(before.data), json.loads(job.data)
    for locale in new.get("words", {}):
        was, now = _texts(old.get("words", {}).get(locale, {})), _texts(new["words"][locale])
        reasons += [f"the words of {name} ({locale}) changed" for name in sorted(was.keys() | now.keys()) if was.get(name) != now.get(name)]
    for box in sorted(new.get("scales") or {}):
        was_scale = (old.get("scales") or {}).get(box)
        if was_scale != new["scales"][box]:
            reasons.append(f"the size of '{box}' in its set changed from {was_scale} to {new['scales'][box]} ‰")
    reasons += [f"'{key}' changed" for key in sorted(old.keys() | new.keys()) if key not in ("words", "scales") and old.get(key) != new.get(key)]
    old_inputs, new_inputs = dict(before.inputs), dict(job.inputs)
    reasons += [f"{path} changed" for path in sorted(old_inputs.keys() | new_inputs.keys()) if old_inputs.get(path) != new_inputs.get(path)]
    if before.made_by != job.made_by:
        reasons.append("the renderer or one of its tools changed")
    return reasons


def _texts(words: Any) -> dict[str, str]:
    if isinstance(words, dict):
        if isinstance(words.get("text"), str):
            return {words["id"]: words["text"]}
        words = list(words.values())
    if isinstance(words, list):
        return {name: text for part in words for name, text in _texts(part).items()}
    return {}
