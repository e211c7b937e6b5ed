"""Addresses and numbers as people write them."""

from __future__ import annotations

import pytest

from toolkit.model.address import email_fault, link, phone_fault, web_fault


@pytest.mark.parametrize(
    ("written", "taken"),
    [
        ("ico.org.uk", "https://ico.org.uk"),
        ("https://ico.org.uk", "https://ico.org.uk"),
        ("HTTPS://ICO.org.uk/For-You", "https://ico.org.uk/For-You"),
        ("http://ico.org.uk/a?b=1&c=ŷ#d", "http://ico.org.uk/a?b=1&c=%C5%B7#d"),
        ("www.example.org:8080/x/", "https://www.example.org:8080/x/"),
        ("tŷ.cymru/llŷn", "https://xn--t-foa.cymru/ll%C5%B7n"),
        ("example.org/100%25", "https://example.org/100%25"),
    ],
)
def test_a_web_address_has_one_scheme_in_letters_that_programs_take(
    written: str, taken: str
) -> None:
    assert web_fault(written) == ""
    assert link(written) == taken
    assert link(taken) == taken


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("see our website", "a space"),
        ("ico.org.uk ", "a space"),
        ("www", "no domain"),
        ("http", "no domain"),
        ("https://", "no domain"),
        ("www.ico", "no domain"),
        ("192.168.0.1", "no domain"),
        ("ico.org.uk.", "ends with ."),
        ("ico.org.uk/page,", "ends with ,"),
        ("https://https://ico.org.uk", "begins twice"),
        ("https:/ico.org.uk", "begins neither with https:// nor"),
        ("mailto:a@ico.org.uk", "begins with mailto:"),
        ("javascript:alert(1)", "begins with javascript:"),
        ("casework@ico.org.uk", "an e-mail address"),
        ("ico..uk", "a domain that cannot be"),
        ("ico,org.uk", "a domain that cannot be"),
        ("“ico.org.uk”", "a sign in it"),
        ("", "no domain"),
    ],
)
def test_what_is_no_web_address_is_said(written: str, fault: str) -> None:
    assert fault in web_fault(written)


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("dsp@ysgol.cymru", ""),
        ("o'neil+x@a-b.sch.uk", ""),
        ("dsp.ysgol.cymru", "no @"),
        ("dsp@@ysgol.cymru", "more than one @"),
        ("dsp@ysgol", "no domain"),
        ("the office@ysgol.cymru", "a space"),
        ("mailto:dsp@ysgol.cymru", "begins with mailto:"),
        ("dsp@ysgol.cymru.", "ends with ."),
    ],
)
def test_an_e_mail_address_is_looked_at(written: str, fault: str) -> None:
    assert fault in email_fault(written)
    assert bool(fault) == bool(email_fault(written))


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("01492 123456", ""),
        ("+44 (0)1492 123-456", ""),
        ("01492 123 456 ext. 12", ""),
        ("01492 123 456, est 12", ""),
        ("999", ""),
        ("01492 123456 or 07700 900123", ""),
        ("01492 123456; 07700 900123", ""),
        ("01492 123456 neu 07700 900123", ""),
        ("0300 123 1234 (option 2)", ""),
        ("01492 TEST", "letters"),
        ("1, 1; 1 or " * 200 + "x", "letters"),
        ("ask the office", "letters"),
        ("12", "three figures"),
    ],
)
def test_a_telephone_number_is_looked_at(written: str, fault: str) -> None:
    assert fault in phone_fault(written)
    assert bool(fault) == bool(phone_fault(written))
