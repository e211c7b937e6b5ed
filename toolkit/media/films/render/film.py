"""Films: encoded scenes joined, with captions in every language and the sound that was supplied, if
any.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from toolkit.model.film import FPS
from toolkit.model.job import Job, Landing, Rendered
from toolkit.model.problem import Problem, RenderFailed, Span


def render(job: Job, room: Path) -> Rendered:
    """The MP4.

    Raises RenderFailed when films cannot be made here, or when a sound file is not as it should be.
    """
    from toolkit.engine.film import ready

    if missing := ready.lacking():
        raise RenderFailed([missing])
    from toolkit.engine.film import mux

    data = json.loads(job.data)
    scenes = [(room / "needs" / name).read_bytes() for name, _ in sorted(job.needs)]
    tracks = [
        mux.Track(
            track["locale"],
            track["iso"],
            track["label"],
            tuple((start, end, text) for start, end, text in track["cues"]),
        )
        for track in data["tracks"]
    ]
    made = mux.film(scenes, tracks, _sound(data, room), data["title"], tracks[0].iso)
    own = data["locale"]
    landed = tuple(
        Landing(word["id"], own, word["text"].replace("\u00a0", " "), 1, 0, 0, 0, 0, 0, 1)
        for word in data["words"].get(own, {}).values()
    )
    return Rendered(
        made,
        landed=landed,
        facts={"duration_ms": mux.milliseconds(data["frames"]), "frames": data["frames"]},
    )


def _sound(data: dict[str, Any], room: Path) -> bytes | None:
    paths = {part: path for part in ("narration", "music") if (path := data.get(part))}
    if not paths:
        return None
    from toolkit.engine.film import sound

    if not any(track["cues"] for track in data["tracks"]):
        raise RenderFailed(
            [
                Problem(
                    "captions",
                    f"the film '{data['name']}' has sound and no captions",
                    None,
                    "give its scenes words to read",
                )
            ]
        )
    heard, problems = {}, []
    for part, path in paths.items():
        try:
            heard[part] = sound.decode(
                (room / path).read_bytes(), data["frames"] / FPS if part == "narration" else None
            )
        except sound.Unsound as wrong:
            problems.append(
                Problem(
                    "sound",
                    f"the {part} {path} of the film '{data['name']}' {wrong}",
                    Span(path),
                    wrong.hint,
                )
            )
    if problems:
        raise RenderFailed(problems)
    return sound.encode(sound.mix(heard.get("narration"), heard.get("music"), data["frames"] / FPS))
