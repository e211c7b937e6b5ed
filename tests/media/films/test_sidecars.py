"""Captions and transcripts as files: every letter survives, strict readers accept them, nothing in
words is a command.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from minimal import CAMPAIGN, HERE, WORDS, catalogue, house, with_lines
from planning import setting

from toolkit.engine.payload import encode
from toolkit.media.films.gates import problems
from toolkit.media.films.payload import CaptionFile, TimedLines
from toolkit.media.films.render import captions as captions_file
from toolkit.media.films.sidecars import TOKENS, Sidecars, sidecar_sketches, tracks
from toolkit.media.reading import read_project
from toolkit.media.registry import KINDS
from toolkit.model.campaign import Project, Resource
from toolkit.model.film import Cue, TimedScene, Timeline
from toolkit.model.job import Job, Rendered
from toolkit.model.problem import Span
from toolkit.plan.words import Gathered

webvtt = pytest.importorskip("webvtt")

ATTACKS = (
    "Tŷ ŵyn â môr ’n",
    "{\\an8}a \\N b",
    "<b>&amp;</b> <i",
    "1 --> 2",
    "00:00:01.000 --> 00:00:02.000",
    "NOTE a",
    "WEBVTT",
    "a\r\n\r\nb\u2028c",
    "STYLE",
    "\\",
)
TRANSCRIPTS = house("assets/content/transcripts.toml").read_text("utf-8")
KEYS = dict(re.findall(r'^(\w+) = "(.+)"$', TRANSCRIPTS, re.MULTILINE))


def captions(format: str, texts: tuple[str, ...] = ATTACKS) -> str:
    told = CaptionFile(
        format=format,
        title="x",
        alt="x",
        locale="cy",
        tag="cy-GB",
        words={},
        cues=tuple(
            TimedLines(f"films/x/{n}", n * 60, n * 60 + 50, tuple(text.split("|")))
            for n, text in enumerate(texts)
        ),
    )
    made = captions_file.render(Job("x", "captions", encode(told), (), (), ""), Path())
    assert [landing.context for landing in made.landed] == [
        f"films/x/{n}" for n in range(len(texts))
    ]
    return made.data.decode()


def test_webvtt_keeps_every_word_whatever_it_looks_like() -> None:
    text = captions("vtt")
    assert (
        text.startswith(
            "WEBVTT Kind: captions; Language: cy\n\n1\n00:00:00.000 --> 00:00:01.667\nTŷ ŵyn"
        )
        and "\r" not in text
    )
    found = webvtt.from_buffer(StringIO(text))
    assert len(found) == len(ATTACKS)
    said = [
        caption.raw_text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        for caption in found
    ]
    assert said[:7] == list(ATTACKS[:7]) and said[7] == "a b c"
    assert found[1].start == "00:00:02.000" and text.count(" --> ") == len(ATTACKS)


def test_srt_keeps_the_words_and_hides_commands() -> None:
    text = captions("srt")
    found = webvtt.from_buffer(StringIO(text), format="srt")
    assert [caption.raw_text.replace("\u2060", "") for caption in found][:6] == list(ATTACKS[:6])
    assert (
        text.startswith("1\n00:00:00,000 --> 00:00:01,667\n")
        and "{\\" not in text
        and "<b" not in text
        and "</b" not in text
    )


def test_two_lines_stay_two() -> None:
    assert "\nMeddwl.\nGwirio.\n" in captions(
        "vtt", ("Meddwl.|Gwirio.",)
    ) and "\nMeddwl.\nGwirio.\n" in captions("srt", ("Meddwl.|Gwirio.",))


def test_pyav_reads_both_as_subtitles(tmp_path: Path) -> None:
    av = pytest.importorskip("av")
    for format in ("vtt", "srt"):
        path = tmp_path / f"x.{format}"
        path.write_text(captions(format, ("Tŷ ŵyn â môr ’n", "Ie")), "utf-8")
        with av.open(str(path)) as container:
            packets = [
                (packet.pts * packet.time_base, bytes(packet).decode())
                for packet in container.demux()
                if packet.size
            ]
        assert packets == [(0, "Tŷ ŵyn â môr ’n"), (2, "Ie")]


# The sidecars of a whole film.


def timeline(welsh: str = "Meddwl am blentyn.") -> Timeline:
    scenes = [
        ("notice", 0, 120, "You notice something.", "Rydych yn sylwi ar rywbeth."),
        ("think", 120, 150, "Think <b>of</b> a child.", welsh),
    ]
    return Timeline(
        tuple(
            TimedScene(
                id,
                start,
                frames,
                f"films/{id}/seen",
                {"en": f"A & B {id}", "cy": f"Â {id}"},
                (Cue(f"films/{id}/say", start + 5, start + frames - 5, {"en": en, "cy": cy}),),
            )
            for id, start, frames, en, cy in scenes
        )
    )


@pytest.fixture
def campaign(project: Any) -> Project:
    words = {f"transcripts/page/{key}": (text, f"Cymraeg {key}") for key, text in KEYS.items()} | {
        "campaign/line/status": ("Not the ICO.", "Nid yr ICO.")
    }
    return read_project(
        project(
            {
                CAMPAIGN: with_lines("status"),
                "assets/content/transcripts.toml": TRANSCRIPTS,
                "assets/content/campaign.toml": '[line]\nstatus = "Not the ICO."\n',
                "locales/cy/LC_MESSAGES/campaign.po": catalogue(WORDS | words),
            }
        )
    )


def sidecars(campaign: Project, film: Timeline, **more: Any) -> dict[str, Any]:
    found = {
        locale: Gathered({locale: {}}, f"Teitl {locale}", f"Alt {locale}")
        for locale in ("cy", "en")
    }
    resource = Resource(
        "x",
        "videos",
        "",
        "films/x",
        (),
        ("cy", "en"),
        {},
        "videos/x",
        "",
        1,
        Span("assets/videos/x.toml", 1),
    )
    faults = {
        narrow: {locale: problems("x", film, (locale,), narrow) for locale in found}
        for narrow in (False, True)
    }
    return {
        sketch.output: sketch
        for locale in found
        for sketch in sidecar_sketches(
            campaign,
            Sidecars(resource=resource, timeline=film, found=found, faults=faults, **more),
            campaign.editions[locale],
            setting(),
        )
    }


def render(job: Job, room: Path) -> Rendered:
    """By the module that renders jobs of this kind."""
    made: Rendered = import_module(KINDS[job.kind].renderer).render(job, room)
    return made


def made(sketch: Any) -> Rendered:
    return render(sketch.ready, HERE)


def test_a_film_has_captions_for_both_shapes_and_transcripts_in_each_language(
    campaign: Project,
) -> None:
    endings = [
        f"{name}.{locale}.{ending}"
        for locale in ("cy", "en")
        for name, ending in (
            ("", "vtt"),
            ("", "srt"),
            ("-vertical", "vtt"),
            ("-vertical", "srt"),
            ("-transcript", "html"),
            ("-transcript", "txt"),
        )
    ]
    assert list(sidecars(campaign, timeline())) == [f"videos/x/x{ending}" for ending in endings]


def test_captions_have_the_same_times_in_both_languages_and_in_the_films_own_tracks(
    campaign: Project,
) -> None:
    found = sidecars(campaign, timeline())
    cues = {
        locale: json.loads(found[f"videos/x/x.{locale}.vtt"].ready.data)["cues"]
        for locale in ("cy", "en")
    }
    assert [cue[:3] for cue in cues["cy"]] == [cue[:3] for cue in cues["en"]]
    inside = tracks(campaign, timeline(), "en", False)
    assert [(track.locale, track.iso, track.label) for track in inside] == [
        ("en", "eng", "English"),
        ("cy", "cym", "Cymraeg"),
    ]
    assert [[start, end, text.split("\n")] for start, end, text in inside[1].cues] == [
        [start, end, lines] for _, start, end, lines in cues["cy"]
    ]


def test_a_track_names_its_language_with_the_three_letters_that_media_files_know(
    campaign: Project,
) -> None:
    polish = replace(campaign.languages["cy"], code="pl", own="polski", tag="pl-PL")
    languages = {"pl": polish, "en": campaign.languages["en"]}
    cue = Cue("films/x/say", 0, 90, {"pl": "Pomyśl o dziecku.", "en": "Think of a child."})
    film = Timeline((TimedScene("x", 0, 120, "films/x/seen", {}, (cue,)),))
    inside = tracks(replace(campaign, languages=languages), film, "pl", False)
    assert [(track.iso, track.label) for track in inside] == [
        ("pol", "polski"),
        ("eng", "English"),
    ]


def test_a_caption_that_is_too_fast_stops_captions_and_not_transcripts(campaign: Project) -> None:
    found = sidecars(
        campaign,
        timeline(
            "Meddyliwch am bopeth a allai fod o’i le, a gofynnwch i bawb o’ch cwmpas beth y dylid"
            " ei wneud nesaf heddiw."
        ),
    )
    problem, *_ = found["videos/x/x.cy.vtt"].found.problems
    assert (
        "film 'x', scene 'think' (cy)" in problem.message
        and "characters a second; the limit is 15" in problem.message
        and problem.about == "cy films/think/say"
    )
    assert (
        not found["videos/x/x.en.vtt"].found.problems
        and not found["videos/x/x-transcript.cy.html"].found.problems
    )


class Read(HTMLParser):
    """Elements that are open, the words in order, and the page's language."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[tuple[str, str]] = []
        self.language: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.language = self.language or dict(attrs).get("lang")
        self.open += [tag] if tag not in ("meta", "circle", "path") else []

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("meta", "circle", "path"):
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open[-1] != "style":
            self.said.append((self.open[-1], data))


def test_a_transcript_says_all_in_order_with_a_heading_for_each_scene(campaign: Project) -> None:
    page = made(sidecars(campaign, timeline())["videos/x/x-transcript.en.html"])
    read = Read(page.data.decode())
    assert not read.open and read.language == "en-GB"
    said = [text for tag, text in read.said if tag != "title"]
    assert said[:3] == ["Transcript", "Teitl en", "This film has no sound."]
    assert [tag for tag, _ in read.said if tag in ("h1", "h2")] == ["h1", "h2", "h2"]
    assert said[3:] == [
        "Scene 1 ",
        "0:00–0:04",
        "What you see",
        "A & B notice",
        "What you read",
        "You notice something.",
        "Scene 2 ",
        "0:04–0:09",
        "What you see",
        "A & B think",
        "What you read",
        "Think <b>of</b> a child.",
        "Not the ICO.",
    ]
    assert [landing.context for landing in page.landed] == [
        "films/notice/seen",
        "films/notice/say",
        "films/think/seen",
        "films/think/say",
    ]
    assert not re.search(r'(?:src|href)="', page.data.decode())


def test_a_transcript_as_text_and_what_is_heard(campaign: Project) -> None:
    text = made(
        sidecars(campaign, timeline(), spoken=frozenset({"cy"}), music=frozenset({"cy", "en"}))[
            "videos/x/x-transcript.cy.txt"
        ]
    ).data.decode()
    assert (
        text
        == "Teitl cy – Cymraeg kind\n\nCymraeg spoken\n\nCymraeg scene 1 (0:00–0:04)\nCymraeg seen:"
        " Â notice\nCymraeg read:\n  Rydych yn sylwi ar rywbeth.\n\nCymraeg scene 2"
        " (0:04–0:09)\nCymraeg seen: Â think\nCymraeg read:\n  Meddwl am blentyn.\n\nNid yr"
        " ICO.\n"
    )
    assert (
        "This film has music and no voice."
        in made(
            sidecars(campaign, timeline(), music=frozenset({"en"}))["videos/x/x-transcript.en.txt"]
        ).data.decode()
    )


# The page's look: what the brand's tokens say, or nothing.


def page_with(campaign: Project, tmp_path: Path, tokens: str, **data: Any) -> str:
    """A transcript whose brand says just this."""
    sketch = sidecars(campaign, timeline())["videos/x/x-transcript.cy.html"]
    job = replace(sketch.ready, data=json.dumps(json.loads(sketch.ready.data) | data))
    for path, _ in job.inputs:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes((HERE / path).read_bytes())
    (tmp_path / TOKENS).write_text(tokens, "utf-8")
    return render(job, tmp_path).data.decode()


def test_a_transcript_wears_the_brand_and_shows_its_picture(campaign: Project) -> None:
    page = made(sidecars(campaign, timeline())["videos/x/x-transcript.cy.html"]).data.decode()
    assert "--head: #FFCB1F;" in page and page.count("@font-face") == 2
    assert "--head-ink: #06372D;" in page and "--child: #DB2F14;" in page
    assert re.findall(r'<path class="(\w+)"', page) == ["ink"] * 3 + ["child"] * 2


def test_a_brand_without_pages_gives_a_plain_transcript(campaign: Project, tmp_path: Path) -> None:
    page = page_with(campaign, tmp_path, '[font]\nfamily = "Andika"\n')
    assert '--letters: "Andika";' in page
    assert "--ground: #ffffff;" in page and "--ink: #000000;" in page


def test_the_sign_is_as_it_was_drawn(campaign: Project, tmp_path: Path) -> None:
    square = (("M", (0, 0)), ("L", (10_000, 0)), ("L", (10_000, 5000)), ("Z", ()))
    sign: dict[str, Any] = {
        "name": "mark",
        "width": 10_000,
        "height": 5000,
        "parts": [],
        "upright": False,
    }
    sign["parts"] = [{"role": "voice", "id": "", "outline": square}]
    page = page_with(campaign, tmp_path, "", sign=sign)
    assert 'viewBox="0 0 10 5"' in page and page.count("<path") == 1
    assert '<path class="ink" d="M0 0L10 0L10 5Z"/>' in page


def test_a_transcript_runs_in_the_direction_of_its_language(
    campaign: Project, tmp_path: Path
) -> None:
    arabic = page_with(campaign, tmp_path, "", locale="ar", leftward=True, tag="ar-GB")
    assert '<html lang="ar-GB" dir="rtl">' in arabic and not re.search("(left|right):", arabic)
    assert "dir=" not in page_with(campaign, tmp_path, "")
