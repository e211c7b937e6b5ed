"""Posts: within each platform's limit, safe in a spreadsheet, and a calendar that others read."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import pytest
from minimal import CARDS, CATALOGUE, FILES, PLATFORMS, entry, line_of

from media.packs.conftest import POSTING, POSTS, SMALL, MakeCampaign

Run = Callable[..., Any]


def rows(path: Path) -> list[dict[str, str]]:
    """A table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_every_post_is_there_for_every_platform_in_both_languages_welsh_first(packed: Path) -> None:
    found = rows(packed / "posts/social-posts/social-posts.cy-en.csv")
    assert [
        (row["post"], row["platform"], row["language"]) for row in found if row["post"] == "one"
    ] == [
        ("one", "X", "cy"),
        ("one", "X", "en"),
        ("one", "Long", "cy"),
        ("one", "Long", "en"),
        ("one", "Long", "cy-en"),
    ]
    welsh, english = found[0], found[1]
    assert (
        welsh["text"] == "Yn poeni am blentyn? Dywedwch wrth rywun. Meddwl. Gwirio."
        " Rhannu.\nhttps://cy.ico.org.uk #MeddwlGwirioRhannu"
    )
    assert (
        english["text"]
        == "Worried about a child? Tell somebody. Think. Check. Share.\nhttps://ico.org.uk"
        " #ThinkCheckShare"
    )
    assert (english["image"], english["alt_text"], english["date"]) == (
        "post-1-one-400x400.en.png",
        "A note that says: Worried about a child?",
        "2026-11-23",
    )


def test_lengths_are_what_the_platform_counts(packed: Path) -> None:
    for row in rows(packed / "posts/social-posts/social-posts.cy.csv"):
        assert int(row["length"]) <= int(row["limit"])
        if row["platform"] == "X":
            assert int(row["length"]) == len(row["text"]) - len(row["link"]) + 23


def test_tables_are_for_spreadsheets(packed: Path) -> None:
    for path in packed.glob("posts/*/*.csv"):
        raw = path.read_bytes()
        assert raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
        assert not any(
            cell.startswith(("=", "+", "-", "@", "\t"))
            for row in rows(path)
            for cell in row.values()
        )


def test_alt_texts_of_all_pictures_are_listed_once(packed: Path) -> None:
    found = rows(packed / "posts/alt-texts/alt-texts.cy-en.csv")
    assert sorted({(row["resource"], row["language"]) for row in found}) == [
        ("hello", "cy"),
        ("hello", "cy-en"),
        ("hello", "en"),
        ("post-1-one", "cy"),
        ("post-1-one", "en"),
        ("post-2-two", "cy"),
        ("post-2-two", "en"),
    ]
    assert len(found) == 7 and all(row["alt_text"] for row in found)


def test_plain_text_has_every_post_to_copy(packed: Path) -> None:
    said = (packed / "posts/social-posts/social-posts.en.txt").read_bytes().decode("utf-8-sig")
    for row in rows(packed / "posts/social-posts/social-posts.en.csv"):
        assert row["text"].replace("\n", "\r\n") in said and row["alt_text"] in said


def test_another_program_reads_the_calendar(packed: Path) -> None:
    calendar = icalendar.Calendar.from_ical(
        (packed / "posts/posting-calendar/posting-calendar.cy-en.ics").read_bytes()
    )
    events = calendar.events
    assert [(str(event["UID"]), event.start) for event in events] == [
        (
            f"{post}-{code}@small",
            datetime.date(2026, 11, 22) + datetime.timedelta(days=day),
        )
        for post, day in (("one", 1), ("two", 8))
        for code in ("cy", "en")
    ]
    assert all((event.end - event.start).days == 1 and not event.errors for event in events)
    assert str(events[1]["SUMMARY"]) == "Post: Worried about a child?"
    assert [event["SUMMARY"].params["LANGUAGE"] for event in events[:2]] == ["cy-GB", "en-GB"]
    assert "Tell somebody." in str(events[1]["DESCRIPTION"]) and "\n" in str(
        events[1]["DESCRIPTION"]
    )


def test_lines_of_the_calendar_are_as_long_as_the_rule_allows(packed: Path) -> None:
    for path in packed.glob("posts/posting-calendar/*.ics"):
        raw = path.read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r") and raw.endswith(
            b"END:VCALENDAR\r\n"
        )
        for line in raw.split(b"\r\n"):
            assert len(line) <= 75
            line.decode()  # no letter is cut


def test_commas_and_semicolons_of_a_post_stay_in_it(campaign: MakeCampaign, run: Run) -> None:
    root = campaign(**{"posts/one/headline": "Un, dau; tri \\ pedwar"})
    assert run("build", "posts", "--edition", "cy", "--project", root).code == 0
    calendar = icalendar.Calendar.from_ical(
        (root / "build/posts/posting-calendar/posting-calendar.cy.ics").read_bytes()
    )
    assert str(calendar.events[0]["SUMMARY"]) == "Postiwch: Un, dau; tri \\ pedwar"


def test_a_post_over_a_limit_stops_with_place_language_value_and_limit(
    campaign: MakeCampaign, run: Run
) -> None:
    long = "Dywedwch wrth rywun. " * 5
    root = campaign(**{"posts/one/body": long.strip()})
    ran = run("build", "--project", root)
    assert ran.code == 1
    assert (
        "error: the post 'posts/one' is too long for X in Welsh: 193 characters; X takes 120"
        in ran.err
    )
    assert f"at {entry((root / CATALOGUE).read_text('utf-8'), 'posts/one/body')}" in ran.err
    assert (
        "hint: cut 73 characters of posts/one/headline or posts/one/body; the limit is at"
        " assets/data/posting.toml:1" in ran.err
    )


def test_english_over_a_limit_is_found_in_the_content(campaign: MakeCampaign, run: Run) -> None:
    text = SMALL[POSTING].replace("limit = 120", "limit = 90")
    ran = run("build", "--project", campaign({POSTING: text}))
    assert "the post 'posts/one' is too long for X in English" in ran.err
    assert f"at {POSTS}:{line_of(SMALL[POSTS], 'body = ' + chr(34) + 'Tell')}" in ran.err


def test_a_missing_alt_text_stops_the_posts(campaign: MakeCampaign, run: Run) -> None:
    other = SMALL[CARDS].replace(
        'formats = ["400x400"]\neditions = ["cy", "en"]',
        'formats = ["vector"]\neditions = ["cy", "en"]',
    )
    ran = run("build", "posts", "--project", campaign({CARDS: other}))
    assert ran.code == 1 and f"at {POSTING}:1" in ran.err
    assert "the post 'posts/one' has no card, and so no alt text, for X in Welsh" in ran.err


def test_an_alt_text_that_is_too_long_is_refused(campaign: MakeCampaign, run: Run) -> None:
    ran = run(
        "build",
        "posts",
        "--project",
        campaign({POSTING: SMALL[POSTING].replace("alt = 100\n", "alt = 30\n")}),
    )
    assert ran.code == 1
    assert (
        "the alt text of the card 'post-1-one' is too long for X in English: 40 characters; X"
        " takes 30" in ran.err
    )
    assert "at assets/content/artworks.toml:3" in ran.err


def test_a_picture_that_may_be_larger_than_the_platform_takes_is_refused(
    campaign: MakeCampaign, run: Run
) -> None:
    ran = run(
        "build",
        "--project",
        campaign({POSTING: SMALL[POSTING].replace("bytes = 100_000", "bytes = 90_000", 1)}),
    )
    assert ran.code == 2
    assert "x takes pictures of 90,000 bytes; the format 400x400 may have 100,000" in ran.err
    assert f"at {POSTING}:{line_of(SMALL[POSTING], 'picture')}" in ran.err


def test_a_picture_over_its_limit_is_refused_at_the_format(
    campaign: MakeCampaign, run: Run
) -> None:
    platforms = FILES[PLATFORMS].replace("max_bytes = 100_000", "max_bytes = 900")
    ran = run("build", "cards/post-*", "--project", campaign({PLATFORMS: platforms}))
    assert ran.code == 1
    assert f"at {PLATFORMS}:{line_of(platforms, '[format.400x400]') + 1}" in ran.err


def test_a_post_that_a_spreadsheet_would_run_is_refused(campaign: MakeCampaign, run: Run) -> None:
    ran = run("build", "posts", "--project", campaign(**{"posts/one/headline": "=HYPERLINK(1)"}))
    assert ran.code == 1 and "begins with '=' in Welsh" in ran.err


@pytest.mark.parametrize(
    ("old", "new", "said", "line"),
    [
        ('count = "weighted"', 'count = "wieghted"', "did you mean 'weighted'?", "count"),
        ("link = 23", "lnik = 23", "did you mean 'link'?", "lnik"),
        ("limit = 120", "limit = 0", "the platform 'x' has no limit", "limit"),
        ('picture = "400x400"', 'picture = "400x40"', "did you mean '400x400'?", "picture"),
        ("{headline} {body}", "{headlin} {body}", "{headlin} is no part of a post", "text"),
        (
            'post = "two"',
            'post = "too"',
            "the calendar names the unknown post 'too'",
            'post = "too"',
        ),
        ("both = true", 'both = "yes"', "'both' is not true or false", "both"),
        ("day = 8", "dya = 8", "did you mean 'day'?", "dya"),
        ("day = 8", "", "a slot of the calendar does not say when it is", '[[slot]]\npost = "two"'),
        ("day = 8", "day = 8\nweek = 2", "says day and week", "week"),
        ("day = 8", "day = 4000", "more than ten years away", "day = 4000"),
        ("day = 8", 'week = "2027-W54"', "the week '2027-W54' is none", "week"),
        ("day = 8", 'date = "2027-01-01"', "'date' is no day", "date"),
        ("day = 8", "date = 2108-01-01", "files carry days from 1980 to 2107", "date"),
        ("[platform.x]", "[platfrom.x]", "did you mean 'platform'?", "[platfrom"),
    ],
)
def test_wrong_input_is_refused_with_its_line(
    campaign: MakeCampaign, run: Run, old: str, new: str, said: str, line: str
) -> None:
    text = SMALL[POSTING].replace(old, new, 1)
    ran = run("build", "--project", campaign({POSTING: text}))
    assert ran.code == 2 and said in ran.err
    assert f"at {POSTING}:{line_of(text, line)}" in ran.err


def test_a_campaign_without_posting_has_no_posts(campaign: MakeCampaign, run: Run) -> None:
    pack = SMALL["assets/packs/small.toml"].split('\n[[take]]\nfolder = "geiriau-words"')[0] + "\n"
    ran = run("list", "--project", campaign({POSTING: None, "assets/packs/small.toml": pack}))
    assert ran.code == 0 and "posting-calendar" not in ran.out
