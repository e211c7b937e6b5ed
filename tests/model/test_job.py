from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, replace

import pytest

from toolkit.model.job import Job

JOB = Job(
    "posters/a/a-a4.cy.pdf",
    "page",
    '{"words":{}}',
    (("assets/a.typ", "11"),),
    (("cards/a.png", "22"),),
    "33",
)


@pytest.mark.parametrize(
    "other",
    [
        replace(JOB, kind="measure"),
        replace(JOB, data='{"words":{"cy":{}}}'),
        replace(JOB, inputs=(("assets/a.typ", "12"),)),
        replace(JOB, inputs=(("assets/b.typ", "11"),)),
        replace(JOB, inputs=()),
        replace(JOB, needs=()),
        replace(JOB, made_by="34"),
    ],
    ids=["kind", "data", "an input's digest", "an input's path", "no input", "needs", "made_by"],
)
def test_all_that_decides_the_bytes_is_in_the_key(other: Job) -> None:
    assert other.key != JOB.key


def test_renaming_the_output_makes_nothing_again() -> None:
    assert replace(JOB, output="posters/b/b-a4.cy.pdf").key == JOB.key


def test_parts_of_a_key_do_not_run_into_each_other() -> None:
    assert (
        replace(JOB, needs=(("a", "22"), ("b", "33"))).key
        != replace(JOB, needs=(("a", "22b33"),)).key
    )
    assert (
        replace(JOB, inputs=(("a", "b"), ("c", "d"))).key
        != replace(JOB, inputs=(("a", "b", "c", "d"),)).key
    )  # type: ignore[arg-type]  # wrong on purpose


def test_a_job_can_be_sent_to_a_worker_and_cannot_be_changed() -> None:
    assert pickle.loads(pickle.dumps(JOB)).key == JOB.key
    with pytest.raises(FrozenInstanceError):
        JOB.data = "{}"  # type: ignore[misc]  # wrong on purpose
