from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from minimal import CATALOGUE
from small_series import EDITS, STEPS, keys, measured_alike, planned, read

from toolkit.model.campaign import Project
from toolkit.model.digest import canonical
from toolkit.model.job import Job, Plan
from toolkit.plan.explain import explain

CARD = "cards/step-1/step-1-400x400.cy-en.png"
FONT = "assets/brand/fonts/Onest_400Regular.ttf"


def job(plan: Plan, output: str = CARD) -> Job:
    return next(job for job in plan.jobs if job.output == output)


@pytest.fixture
def before(series: Project) -> Job:
    return job(planned(series))


def test_nothing_changed_is_nothing_to_explain(before: Job) -> None:
    assert explain(before, before) == []
    assert explain(replace(before, output="elsewhere.png"), before) == []


def test_what_was_never_made_says_so(before: Job) -> None:
    assert explain(before, None) == ["it was never made here"]


def test_a_changed_string_is_named_in_its_language_and_no_other_is(
    series_root: Path, before: Job
) -> None:
    project = read(series_root, {CATALOGUE: ("Mae’n helpu.", "Mae’n gymorth.")})
    reasons = explain(job(planned(project)), before)
    assert "the words of steps/law/body (cy) changed" in reasons
    assert not any("(en)" in reason or "steps/law/title" in reason for reason in reasons)


def test_words_inside_lists_are_named_too(before: Job) -> None:
    words = {
        "cy": {"times": [{"id": "a/b", "n": 1, "text": {"id": "a/b/text", "text": "un"}}]},
        "en": {},
    }
    old = replace(before, data=canonical(json.loads(before.data) | {"words": words}))
    new = replace(old, data=old.data.replace('"un"', '"dau"'))
    assert explain(new, old) == ["the words of a/b/text (cy) changed"]


def test_a_changed_size_is_named_with_both_values(series: Project, before: Job) -> None:
    after = job(planned(series, measured=lambda measure: measured_alike(measure) | {"title": 880}))
    assert explain(after, before) == ["the size of 'title' in its set changed from 1000 to 880 ‰"]


def test_a_changed_file_is_named(before: Job) -> None:
    inputs = tuple((path, "0" if path == FONT else digest) for path, digest in before.inputs)
    assert explain(replace(before, inputs=inputs), before) == [f"{FONT} changed"]
    assert explain(replace(before, inputs=before.inputs[1:]), before) == [
        f"{before.inputs[0][0]} changed"
    ]


def test_another_renderer_is_named(before: Job) -> None:
    assert explain(replace(before, made_by="x"), before) == [
        "the renderer or one of its tools changed"
    ]


def test_a_changed_setting_is_named(before: Job) -> None:
    after = replace(before, data=canonical(json.loads(before.data) | {"ppi": 300}))
    assert explain(after, before) == ["'ppi' changed"]


def without_a_language(words: dict[str, Any]) -> dict[str, Any]:
    return {"cy": words["cy"]}


def in_another_order(words: dict[str, Any]) -> dict[str, Any]:
    return {locale: said | {"times": said["times"][::-1]} for locale, said in words.items()}


def with_another_longest_word(words: dict[str, Any]) -> dict[str, Any]:
    return words | {"cy": words["cy"] | {"title": words["cy"]["title"] | {"longest": "x"}}}


@pytest.mark.parametrize(
    "change", [without_a_language, in_another_order, with_another_longest_word]
)
def test_words_that_change_the_key_without_another_text_have_a_reason_too(
    before: Job, change: Callable[[dict[str, Any]], dict[str, Any]]
) -> None:
    data = json.loads(before.data)
    words = {
        locale: (
            said
            | {
                "times": [
                    {"id": f"a/{n}", "n": n, "text": {"id": f"a/{n}/text", "text": "x"}}
                    for n in (1, 2)
                ]
            }
        )
        for locale, said in data["words"].items()
    }
    old, new = (
        replace(before, data=canonical(data | {"words": said})) for said in (words, change(words))
    )
    assert new.key != old.key
    assert explain(new, old) != []


def test_a_size_that_is_no_longer_shared_and_another_artefact_inside_have_a_reason(
    before: Job,
) -> None:
    data = json.loads(before.data)
    assert (
        explain(replace(before, data=canonical(data | {"scales": {"title": 1000}})), before) != []
    )
    assert explain(replace(before, needs=(("cards/a.png", "1"),)), before) != []


@pytest.mark.parametrize("name", EDITS)
def test_every_edit_that_makes_an_artefact_anew_is_explained_and_no_other(
    series: Project, series_root: Path, name: str
) -> None:
    path, old, new, _ = EDITS[name]
    first = planned(series)
    second = planned(read(series_root, {path: (old, new)}))
    for output in keys(first).keys() & keys(second).keys():
        assert bool(explain(job(second, output), job(first, output))) is (
            keys(first)[output] != keys(second)[output]
        )


def test_an_edited_content_string_is_named_by_its_path(series_root: Path, before: Job) -> None:
    project = read(series_root, {STEPS: ("Know the law", "Learn the law")})
    english = "cards/step-1/step-1-400x400.en.png"
    first, second = planned(read(series_root)), planned(project)
    assert "the words of steps/law/title (en) changed" in explain(
        job(second, english), job(first, english)
    )
    assert CARD in {blocked.output for blocked in second.blocked}
