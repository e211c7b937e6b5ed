from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.model.digest import canonical, digest

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None)
@given(plain)
def test_canonical_text_reads_back_as_the_same_value(value: Any) -> None:
    assert json.loads(canonical(value)) == value


@settings(deadline=None)
@given(st.dictionaries(st.text(max_size=8), plain, min_size=2), st.randoms(use_true_random=False))
def test_canonical_text_does_not_depend_on_the_order_of_keys(
    value: dict[str, Any], order: Any
) -> None:
    names = list(value)
    order.shuffle(names)
    assert canonical({name: value[name] for name in names}) == canonical(value)


def test_canonical_text_keeps_welsh_letters_and_spends_no_spaces() -> None:
    assert canonical({"b": ["dŵr", 1], "a": None}) == '{"a":null,"b":["dŵr",1]}'


def test_a_digest_is_the_sha_256_of_the_bytes() -> None:
    assert digest(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
