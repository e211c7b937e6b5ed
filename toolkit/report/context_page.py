"""The context sheet: for every string each place where it is printed, boxed, in both languages.

Offline, no script.

Choosing a state (missing, fuzzy …) works with radio buttons and CSS alone; pictures load as they
come into view.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from toolkit.execute.places import Place
from toolkit.model.problem import Problem

STATES = ("missing", "fuzzy", "translated", "reviewed")
SHOWN = 2  # places that are seen at once; the others open on demand

_STYLE = """
:root{color-scheme:light;--board:#06372d;--chalk:#fff;--pencil:#ffcb1f;--sugar:#cdd3ff;--desk:#edf0ee}
*{box-sizing:border-box}
html{scroll-padding-top:76px}
body{margin:0;background:var(--chalk);color:var(--board);font:500 17px/1.45 Onest,system-ui,-apple-system,"Segoe UI",sans-serif}
header{background:var(--pencil);padding:44px clamp(18px,5vw,72px) 32px}
h1{font-size:clamp(34px,6vw,64px);font-weight:800;letter-spacing:-.025em;line-height:1;margin:0 0 18px}
header p{margin:0 0 10px;max-width:64ch}
a{color:inherit;text-underline-offset:.18em}
:focus-visible{outline:4px solid var(--board);outline-offset:3px}
nav ul{display:flex;flex-wrap:wrap;gap:2px 22px;list-style:none;margin:14px 0 0;padding:0}
nav a{display:inline-block;padding:9px 0;font-weight:700}
.pick{position:absolute;opacity:0;pointer-events:none}
.states{position:sticky;top:0;z-index:1;background:var(--board);color:var(--chalk);padding:9px clamp(18px,5vw,72px);display:flex;gap:6px;overflow-x:auto;align-items:center}
.states label{padding:8px 14px;white-space:nowrap;cursor:pointer;font-weight:700}
main{padding:0 clamp(18px,5vw,72px) 72px}
h2{font-size:34px;font-weight:800;letter-spacing:-.02em;margin:56px 0 0}
.string{border-top:2px solid var(--board);padding:20px 0 30px;margin-top:24px}
.string h3{font:700 15px/1.4 ui-monospace,Menlo,Consolas,monospace;margin:0 0 12px;display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;overflow-wrap:anywhere}
.state{font:700 14px/1 Onest,system-ui,sans-serif;padding:7px 12px 6px;background:var(--desk)}
.state.missing,.state.fuzzy{background:var(--pencil)}.state.reviewed{background:var(--board);color:var(--chalk)}
.state.translated{background:var(--sugar)}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:8px 32px}
.pair p{margin:0;font-size:21px;line-height:1.35;overflow-wrap:anywhere;white-space:pre-wrap}
.lang{display:block;font-size:15px;font-weight:500}
.facts{margin:12px 0 0;font-size:16px;padding:0;list-style:none}
.facts li{max-width:80ch;padding:1px 0}
.shots{display:flex;flex-wrap:wrap;gap:16px 24px;margin:18px 0 0}
figure{margin:0;width:560px;max-width:100%}
figure span{display:grid;grid-template-columns:1fr 1fr;gap:8px;background:var(--desk);padding:8px;align-items:start}
figure img{display:block;width:100%;height:auto}figure .of{grid-column:2}
figcaption{font-size:15px;padding-top:6px}
summary{cursor:pointer;padding:12px 0;font-weight:700;margin-top:8px}
del{background:var(--sugar);text-decoration-thickness:2px}ins{background:var(--pencil);text-decoration:none}
.problems{background:var(--desk);padding:14px 18px;margin:28px 0 0}.problems li{padding:3px 0}
footer{background:var(--board);color:var(--chalk);padding:32px clamp(18px,5vw,72px)}footer p{margin:0;max-width:70ch}
@media (max-width:640px){.pair{grid-template-columns:1fr}.pair p{font-size:19px}h2{font-size:29px}}
@media print{.states{display:none}.shots{break-inside:avoid}}
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """One string as the sheet shows it: the `source` words and their translation, `before` what
    they were when it was made.

    `most`: characters that fit everywhere; None when that is not known. `slides` that say it; decks
    that hold it `inside`: names of layouts, prompts, alt text.
    """

    context: str
    source: str
    text: str
    state: str
    before: str = ""
    most: int | None = None
    places: tuple[Place, ...] = ()
    described: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    slides: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()


def context_page(
    strings: Sequence[Shown],
    problems: Sequence[Problem],
    names: tuple[tuple[str, str], tuple[str, str]],
    family: str,
    fonts: Mapping[int, bytes],
) -> bytes:
    """The page. `names`: code and own name of the language translated into, and of the source."""
    target, source = names
    groups: dict[str, list[Shown]] = {}
    for string in strings:
        groups.setdefault(string.context.split("/")[0], []).append(string)
    groups = dict(
        sorted(groups.items(), key=lambda group: not any(s.places for s in group[1]))
    )  # what is seen first
    counts = {state: sum(s.state == state for s in strings) for state in STATES}
    nav = "".join(
        f'<li><a href="#g-{escape(name)}">{escape(name.capitalize())}</a></li>' for name in groups
    )
    body = "".join(_group(name, found, target, source) for name, found in groups.items())
    page = (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width,initial-scale=1">'
        f"<title>{escape(target[1])}: every string in its"
        f" place</title><style>{_faces(family, fonts)}{_STYLE.replace('Onest', family)}{_choices(counts)}</style></head><body>"
        f"<header><h1>Every string in its&nbsp;place</h1><p>{len(strings)} strings,"
        f" {escape(target[1])} and {escape(source[1])}. A red frame shows the string on the piece"
        " that prints it. "
        "A budget is about how many characters fit in all places.</p><nav"
        f' aria-label="Parts"><ul>{nav}</ul></nav></header>'
        f"{_picker(counts, len(strings))}<main>{_problems(problems)}{body}</main>"
        "<footer><p>Made from the places that the build reports. Words that are not reviewed wait"
        " for a speaker of the language.</p></footer></body></html>\n"
    )
    return page.encode()


def _choices(counts: Mapping[str, int]) -> str:
    """Show only the chosen state; the chosen label is marked."""
    rules = [f"#p-{state}:checked~main .string:not(.{state}){{display:none}}" for state in counts]
    rules += [
        f"#p-{name}:checked~.states"
        f" label[for=p-{name}]{{background:var(--pencil);color:var(--board)}}#p-{name}:focus-visible~.states"
        f" label[for=p-{name}]{{outline:4px solid var(--chalk);outline-offset:-6px}}"
        for name in ("all", *counts)
    ]
    return "".join(rules)


def _picker(counts: Mapping[str, int], total: int) -> str:
    choices = [("all", total), *((state, count) for state, count in counts.items() if count)]
    radios = "".join(
        f'<input class="pick" type="radio" name="state" id="p-{name}"{" checked" * (name == "all")}'
        f' aria-label="Show {name}: {count}">'
        for name, count in choices
    )
    labels = "".join(
        f'<label for="p-{name}" aria-hidden="true">{name.capitalize()} {count}</label>'
        for name, count in choices
    )
    return f'{radios}<div class="states">{labels}</div>'


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    items = "".join(
        f"<li>{escape(problem.message)}{f' ({escape(str(problem.where))})' if problem.where else ''}</li>"
        for problem in problems
    )
    return (
        '<section class="problems"><h2 style="margin:0 0 8px;font-size:22px">Not everything could'
        f" be drawn</h2><ul>{items}</ul></section>"
    )


def _group(
    name: str, strings: Iterable[Shown], target: tuple[str, str], source: tuple[str, str]
) -> str:
    return (
        f'<section id="g-{escape(name)}"><h2>{escape(name.capitalize())}</h2>'
        + "".join(_string(s, target, source) for s in strings)
        + "</section>"
    )


def _string(s: Shown, target: tuple[str, str], source: tuple[str, str]) -> str:
    context = s.context
    words = (
        f'<p lang="{target[0]}" dir="auto"><span class="lang" lang="en"'
        f' dir="ltr">{escape(target[1])}</span>{escape(s.text) or "–"}</p><p lang="{source[0]}"'
        f' dir="auto"><span class="lang" lang="en">{escape(source[1])}</span>{_changed(s)}</p>'
    )
    return (
        f'<article class="string {s.state}" id="{escape(context)}"><h3>{escape(context)} <span'
        f' class="state {s.state}">{s.state}</span></h3><div'
        f' class="pair">{words}</div>{_facts(s)}{_shots(s, target[0], source[0])}</article>'
    )


def _changed(s: Shown) -> str:
    """The English; where the translation was made from other words, those are shown struck out
    before.
    """
    return (
        f"<del>{escape(s.before)}</del> <ins>{escape(s.source)}</ins>"
        if s.before
        else escape(s.source)
    )


def _facts(s: Shown) -> str:
    facts = []
    if s.most is not None:
        letters = len(s.text)
        facts.append(
            f"{letters} of about {s.most} characters" + (": too long" if letters > s.most else "")
        )
    facts += s.notes
    if s.described:
        facts.append(
            f"Title or alt text of {', '.join(s.described[:4])}"
            + (f" and {len(s.described) - 4} more" if len(s.described) > 4 else "")
        )
    if s.slides:
        facts.append(
            f"On slides: {'; '.join(s.slides[:3])}"
            + (f" and {len(s.slides) - 3} more" if len(s.slides) > 3 else "")
        )
    if s.inside and not s.slides and not s.places:
        facts.append(
            f"In the file of {', '.join(s.inside)}: a name, a prompt, a section or alt text that"
            " people meet when they edit or listen"
        )
    if not (s.places or s.described or s.slides or s.inside):
        facts.append("Not printed anywhere")
    return (
        f'<ul class="facts">{"".join(f"<li>{escape(fact)}</li>" for fact in facts)}</ul>'
        if facts
        else ""
    )


def _shots(s: Shown, target: str, source: str) -> str:
    """Pairs of crops, the translation first; the first few at once, the others in a part that
    opens.
    """
    spots: dict[tuple[str, str, str], dict[str, Place]] = {}
    for place in s.places:
        family = "one" if place.edition in (target, source) else place.edition
        spots.setdefault((place.artefact, place.sheet, family), {})[place.locale] = place
    figures = [
        _figure(found, target, source)
        for _, found in sorted(spots.items(), key=lambda spot: spot[0][2] != "one")
    ]
    if not figures:
        return ""
    shown = f'<div class="shots">{"".join(figures[:SHOWN])}</div>'
    rest = figures[SHOWN:]
    return shown + (
        f"<details><summary>{len(rest)} more place{'s' * (len(rest) > 1)}</summary><div"
        f' class="shots">{"".join(rest)}</div></details>'
        if rest
        else ""
    )


def _figure(found: Mapping[str, Place], target: str, source: str) -> str:
    places = [
        found[code] for code in sorted(found, key=lambda code: (code != target, code != source))
    ]
    first = places[0]
    edition = f", {first.edition}" if first.edition not in (target, source) else ""
    also = f"; likewise on {len(first.also)} more" if first.also else ""
    pictures = "".join(_picture(place, place.locale == source) for place in places)
    return (
        f"<figure><span>{pictures}</span><figcaption>{escape(first.artefact)},"
        f" {escape(first.sheet)}{escape(edition)}: {first.landing.size / 1000:.1f} pt,"
        f" {_lines(places)}{also}</figcaption></figure>"
    )


def _lines(places: Sequence[Place]) -> str:
    counts = [str(place.landing.lines) for place in places]
    return f"{' and '.join(dict.fromkeys(counts))} line{'s' * (counts != ['1'] * len(counts))}"


def _picture(place: Place, second: bool) -> str:
    """The source stands on the right, also where it is alone."""
    return (
        f'<img{" class=of" * second} src="crops/{place.crop}.webp" width="{place.width}"'
        f' height="{place.height}" loading="lazy" alt="{escape(place.landing.text)}"'
        f' lang="{escape(place.locale) or "en"}">'
    )


def _faces(family: str, fonts: Mapping[int, bytes]) -> str:
    return "".join(
        f'@font-face{{font-family:"{family}";font-weight:{weight};src:url(data:font/ttf;base64,{b64encode(data).decode()})}}'
        for weight, data in sorted(fonts.items())
    )
