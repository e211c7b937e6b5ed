from __future__ import annotations

import pytest
from planning import sketches
from small_series import named

from toolkit.model.campaign import Project
from toolkit.model.problem import Invalid
from toolkit.plan.select import select
from toolkit.plan.sketch import Sketch


@pytest.fixture(scope="session")
def everything(series: Project) -> tuple[Sketch, ...]:
    return sketches(series)


def outputs(found: tuple[Sketch, ...]) -> set[str]:
    return {sketch.output for sketch in found}


def test_nothing_asked_for_is_everything(everything: tuple[Sketch, ...]) -> None:
    assert select(everything) == everything


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        ("hello", ["posters/hello/"]),
        ("step-2", ["cards/step-2/"]),
        ("cards/step-2", ["cards/step-2/"]),
        ("cards", ["cards/"]),
        ("cards/", ["cards/"]),
        ("cards/step-2/", ["cards/step-2/"]),
        ("step-*", ["cards/"]),
        ("cards/step-[13]", ["cards/step-1/", "cards/step-3/"]),
        ("cards/step-2/step-2-sign.cy.jpg", ["cards/step-2/step-2-sign.cy.jpg"]),
        ("*.cy-en.*", [".cy-en."]),
        ("*.pdf", [".pdf"]),
        ("*", [""]),
    ],
)
def test_a_pattern_is_a_resource_a_path_or_a_glob(
    everything: tuple[Sketch, ...], pattern: str, parts: list[str]
) -> None:
    found = select(everything, [pattern])
    assert outputs(found) == named(outputs(everything), *parts)
    assert list(found) == [sketch for sketch in everything if sketch in found]


def test_patterns_add_up_and_options_narrow(everything: tuple[Sketch, ...]) -> None:
    found = select(everything, ["hello", "step-1"], editions=["cy", "en"], formats=["a5-*", "sign"])
    wanted = {
        f"posters/hello/hello-a5-{form}.{edition}.{end}"
        for form, end in (("screen", "pdf"), ("preview", "png"))
        for edition in ("cy", "en")
    }
    assert outputs(found) == wanted | {
        f"cards/step-1/step-1-sign.{edition}.jpg" for edition in ("cy", "en")
    }
    assert outputs(select(everything, kinds=["posters"])) == named(outputs(everything), "posters/")


def test_an_edition_is_not_the_beginning_of_another(everything: tuple[Sketch, ...]) -> None:
    assert outputs(select(everything, editions=["cy"])) == named(outputs(everything), ".cy.")


@pytest.mark.parametrize(
    ("patterns", "options", "hint"),
    [
        (["helo"], {}, "did you mean 'hello'?"),
        (["cards/stp-2"], {}, "did you mean 'cards/step-2'?"),
        (["xyzzy"], {}, "toolkit list"),
        (["Hello"], {}, "did you mean 'hello'?"),
        ([], {"kinds": ["poster"]}, "did you mean 'posters'?"),
        ([], {"editions": ["cy-ne"]}, "did you mean 'cy-en'?"),
        ([], {"formats": ["a5-scren"]}, "did you mean 'a5-screen'?"),
        ([""], {}, "toolkit list"),
    ],
)
def test_a_word_that_matches_nothing_is_refused_with_the_nearest(
    everything: tuple[Sketch, ...], patterns: list[str], options: dict[str, list[str]], hint: str
) -> None:
    with pytest.raises(Invalid) as refused:
        select(everything, patterns, **options)
    (problem,) = refused.value.problems
    assert (patterns or next(iter(options.values())))[0] in problem.message
    assert hint in problem.hint
    assert refused.value.exit_code == 2


def test_every_wrong_word_is_said(everything: tuple[Sketch, ...]) -> None:
    with pytest.raises(Invalid) as refused:
        select(everything, ["helo", "hello", "stp"], ["crds"], ["de"], ["a9"])
    assert len(refused.value.problems) == 5
