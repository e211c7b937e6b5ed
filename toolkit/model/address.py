"""Web addresses, e-mail addresses and telephone numbers as people write them.

They are taken as programs want them, or it is said what is wrong.
"""

from __future__ import annotations

import re
from urllib.parse import quote

_OTHER = re.compile(r"(?:mailto|tel|ftps?|file|javascript|data)(?=:)", re.IGNORECASE)
_LABEL = re.compile(r"(?!-)[\w-]{1,63}(?<!-)")
_TOP = re.compile(r"[^\W\d_]{2,}|xn--[\w-]+")
_NAME = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")
_NUMBER = (
    r"(?:\s*\+)?[\d\s().\-\u2010-\u2013/]+"
    r"(?:,?\s*\(?(?:ext|extension|est|estyniad|x|option|opsiwn|dewis)\.?\s*\d+\)?)?"
)
# Several are joined as people join them: 029 2000 0000 or 07700 900123.
_PHONE = re.compile(rf"{_NUMBER}(?:(?:[;,&]|\b(?:or|neu|and|a|ac)\b){_NUMBER})*", re.IGNORECASE)
_SAFE = "/%:@!$&'()*+,;=-._~?#[]"  # characters of an address that stay as they are


def link(text: str) -> str:
    """A web address with its one scheme, in letters that every program takes."""
    scheme, rest = _parts(text)
    host = re.split("[/?#]", rest, maxsplit=1)[0]
    return f"{scheme}://{_ascii(host)}{quote(rest[len(host) :], safe=_SAFE)}"


def web_fault(text: str) -> str:
    """What is wrong with a web address, as the end of a sentence; "" where nothing is."""
    if re.search(r"\s", text):
        return "has a space in it"
    if other := _OTHER.match(text):
        return f"begins with {other[0].lower()}:, and is not the address of a page"
    _, rest = _parts(text)
    if re.match(r"https?:/?(?!/)|//", text, re.IGNORECASE) or re.match(r"w{2}\.|w{4,}\.", rest):
        return "begins neither with https:// nor with www."
    if re.match(r"https?:|//", rest, re.IGNORECASE):
        return "begins twice"
    if strange := re.search(r"[<>\"\\^`{|}“”‘’«»]", text):
        return f"has a sign in it that addresses do not have, {strange[0]}"
    if text.endswith(tuple(".,;:!?'")):
        return f"ends with {text[-1:]}"
    host = re.split("[/?#]", rest, maxsplit=1)[0].partition(":")[0]
    return "is an e-mail address" if "@" in rest.partition("/")[0] else _host_fault(host)


def email_fault(text: str) -> str:
    """What is wrong with an e-mail address; "" where nothing is."""
    if text.lower().startswith("mailto:"):
        return "begins with mailto:, which programs put there"
    if re.search(r"\s", text):
        return "has a space in it"
    name, at, host = text.rpartition("@")
    if not at or "@" in name:
        return "has no @" if not at else "has more than one @"
    if text[-1] in ".,;:!?":
        return f"ends with {text[-1]}"
    if not _NAME.fullmatch(name) or name[0] == "." or name[-1] == "." or ".." in name:
        return "has no name before the @ that programs take"
    return _host_fault(host)


def phone_fault(text: str) -> str:
    """What is wrong with a telephone number; "" where nothing is."""
    figures = sum(ch.isdigit() for ch in text)
    if not _PHONE.fullmatch(text.strip()):
        return "has letters or signs in it that no number has"
    if figures < 3:
        return "has fewer than three figures"
    return ""


def _parts(text: str) -> tuple[str, str]:
    """The scheme, https where none is written, and what follows it."""
    found = re.match(r"(https?)://", text, re.IGNORECASE)
    return (found[1].lower(), text[found.end() :]) if found else ("https", text)


def _host_fault(host: str) -> str:
    labels = host.lower().split(".")
    wanted = 3 if labels[0] == "www" else 2
    if len(labels) < wanted or not _TOP.fullmatch(labels[-1]):
        return "has no domain, such as example.org"
    if not all(_LABEL.fullmatch(label) for label in labels) or not _ascii(host):
        return f"has a domain that cannot be, {host}"
    return ""


def _ascii(host: str) -> str:
    """A domain in plain letters, as the network knows it: xn--…; "" where it has none."""
    try:
        return host.encode("idna").decode().lower() if not host.isascii() else host.lower()
    except UnicodeError:
        return ""
