"""The preview: pictures of what prints a string, and what is wrong with it.

While watching, the page loads itself again.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from html import escape

from toolkit.execute.preview import Sight
from toolkit.model.problem import Problem

_STYLE = """
body{margin:0;background:#edf0ee;color:#06372d;font:500 17px/1.4 Onest,system-ui,-apple-system,"Segoe UI",sans-serif}
header{background:#ffcb1f;padding:24px clamp(18px,4vw,56px)}h1{font-size:28px;line-height:1.15;margin:0 0 8px;overflow-wrap:anywhere}
header p{margin:2px 0;font-size:20px}main{padding:24px clamp(18px,4vw,56px) 60px;display:flex;flex-wrap:wrap;gap:28px;align-items:flex-start}
figure{margin:0;max-width:min(480px,100%)}img{display:block;max-width:100%;max-height:76vh;width:auto;height:auto}
figcaption{padding-top:8px;font-size:15px}figcaption b{display:block}
.wrong{background:#06372d;color:#fff;padding:16px 20px;width:100%}.wrong p{margin:4px 0;white-space:pre-wrap}
"""


def preview_page(
    title: str,
    texts: Sequence[tuple[str, str]],
    sights: Sequence[Sight],
    problems: Sequence[Problem],
    more: int,
    watching: bool,
) -> bytes:
    """One file: the pictures are inside.

    `texts`: (language, words) of the string; `more`: artefacts that are not shown.
    """
    again = '<meta http-equiv="refresh" content="1">' if watching else ""
    wrong = dict.fromkeys([*problems, *(problem for sight in sights for problem in sight.problems)])
    notes = (
        '<section class="wrong"'
        f' role="status">{"".join(f"<p>{escape(str(problem))}</p>" for problem in wrong)}</section>'
        if wrong
        else ""
    )
    words = "".join(f'<p lang="{escape(code)}">{escape(text)}</p>' for code, text in texts)
    rest = f"<p style='width:100%'>{more} more artefacts print it.</p>" if more > 0 else ""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width,initial-scale=1">{again}<title>{escape(title)}</title><style>{_STYLE}</style></head>'
        f"<body><header><h1>{escape(title)}</h1>{words}</header><main>{notes}{''.join(map(_figure, sights))}{rest}</main></body></html>\n"
    ).encode()


def _figure(sight: Sight) -> str:
    if not sight.picture:
        return ""
    lines = "".join(f"<span>{escape(word)}<br></span>" for word in sight.words)
    return (
        f'<figure><img src="data:image/webp;base64,{b64encode(sight.picture).decode()}"'
        f' width="{sight.width}" height="{sight.height}"'
        f' alt="{escape(sight.name)}"><figcaption><b>{escape(sight.name)}</b>{lines}</figcaption></figure>'
    )
