"""Words of TOML files: content, the school, partners, the publisher, facts."""

from __future__ import annotations

import pytest

from toolkit.model.problem import Problem
from toolkit.read.content import read_content
from toolkit.read.facts import read_facts
from toolkit.read.partners import read_partners
from toolkit.read.tables import read_campaign, read_school
from toolkit.read.toml import Document, read_toml


def toml(text: str) -> Document:
    return read_toml("x.toml", text.encode())[0]


def lines(problems: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.where.line if problem.where else 0) for problem in problems]


def test_content_is_put_right_and_its_quotes_are_those_of_its_language() -> None:
    text = (
        "[heading]\ntitle = \"Know\\twhat  'the law' lets\\u00ad you do\\n\"\n"
        'body = """\n    One\n    two\n  """\nmore = { one = "{n}\\tfile ", other = "{n} files" }\n'
        '[gair]\nsource = "de"\ntitle = "\'ja\'"\n[both]\nsource = "both"\n'
        "title = { de = \"'ja'\", en = \"'yes' \" }\n"
    )
    (items, _), problems = read_content(toml(text), "en")
    assert not problems
    heading = items["x/heading"].fields
    assert heading["title"].text == "Know what ‘the law’ lets you do"
    assert heading["body"].text == "One\ntwo"
    assert heading["more"].forms == (("one", "{n} file"), ("other", "{n} files"))
    assert items["x/gair"].fields["title"].text == "‚ja‘"
    assert dict(items["x/both"].fields["title"].twins) == {"de": "‚ja‘", "en": "‘yes’"}


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ('"yn si?r"', "lost"),
        ('"donâ€™t"', "misread"),
        ('"a <b>b</b>"', "markup"),
        ('"a&nbsp;b"', "markup"),
        ('"\\u200b"', "empty"),
        ('{ one = "si?r", other = "b" }', "lost"),
    ],
)
def test_content_that_nobody_can_print_as_it_was_meant_is_refused_at_its_line(
    value: str, code: str
) -> None:
    _, problems = read_content(toml(f'[heading]\ntitle = "x"\nbody = {value}\n'))
    assert lines(problems) == [(code, 3)]


def test_an_apostrophe_in_an_e_mail_address_is_that_of_the_keyboard() -> None:
    school, problems = read_school(toml('[school]\nname = "O\'Neill"\nemail = "o\'neill@x.org"'))
    assert not problems and school
    assert (school.lines["name"].text, school.lines["email"].text) == ("O’Neill", "o'neill@x.org")


def test_names_of_the_school_and_of_partners_are_put_right() -> None:
    school, problems = read_school(
        toml('[school]\nname = "Ysgol\\tDw\u0302r "\nphone = "029 20\\n"')
    )
    assert not problems and school
    assert {key: text.text for key, text in school.lines.items()} == {
        "name": "Ysgol Dŵr",
        "phone": "029 20",
    }
    (partner,), problems = read_partners(
        toml('[[partner]]\nname = "Children\'s  \'First\'"\nlogo = "a.png"')
    )
    assert not problems and partner.name == "Children’s ‘First’"


@pytest.mark.parametrize(
    "name", ["Ysgol y Bry?n", "A &amp; B", "Ysgol TÅ· Coch", "\\u202eA", "<i>A"]
)
def test_names_that_nobody_can_print_as_they_were_meant_are_refused(name: str) -> None:
    assert lines(read_school(toml(f'[school]\nname = "{name}"'))[1]) == [("school", 2)]
    row = f'[[partner]]\nname = "{name}"\nlogo = "a.png"'
    assert lines(read_partners(toml(row))[1]) == [("partner", 2)]
    row = f'[campaign]\ndate = 2026-01-01\npublisher = "{name}"\nsource = "en"\n[language.en]\n'
    assert ("campaign", 3) in lines(read_campaign(toml(row))[1])


def test_a_fact_is_put_right_or_refused() -> None:
    text = '[x]\nen = "Act  now\\n"\ncy = ["si?r"]\nverified = { en = true, cy = true }\n'
    facts, problems = read_facts(toml(text), ("en", "cy"))
    assert facts["x"].values["en"] == "Act now" and lines(problems) == [("fact", 3)]
