"""The beats of a scene: what moves, and what is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise

from toolkit.media.films.scope import Scope
from toolkit.media.films.storyboard import Beat, Layer, Move, Say
from toolkit.read.suggest import suggest
from toolkit.read.table import Table

BEAT_KEYS = ("moves", "says", "hold", "clear", "at")


def read_beat(table: Table, number: int, layers: Mapping[str, Layer], scope: Scope) -> Beat:
    """The beat with this number, counted from 0."""
    table.only(BEAT_KEYS, "beat", "a beat")
    moves = tuple(move for _, row in table.rows("moves") for move in _moves(row, layers, scope))
    says = tuple(say for _, row in table.rows("says") if (say := _say(row, scope)))
    _hurried(table, number, moves, scope)
    hold = table.whole("hold")
    clear = table.texts("clear")
    for name in clear:
        if name not in scope.places:
            table.refuse(
                "place",
                f"the scene '{scope.scene}' clears the place '{name}', which it does not have",
                suggest(name, scope.places),
                "clear",
            )
    if not (table.values.get("moves") or table.values.get("says") or hold):
        table.refuse(
            "beat",
            f"beat {number + 1} of the scene '{scope.scene}' lasts no time",
            "give it moves, words, or hold = 1000 (milliseconds)",
        )
    return Beat(
        moves=moves,
        says=says,
        hold=hold,
        clear=clear,
        where=table.at(),
        at=table.whole("at", -1, least=-1),
    )


def _hurried(table: Table, number: int, moves: Iterable[Move], scope: Scope) -> None:
    """Layers that a beat moves once more before they have arrived."""
    eases = scope.style.eases
    for name in {move.layer for move in moves}:
        own = sorted((move for move in moves if move.layer == name), key=lambda move: move.after)
        if any(
            later.after < move.after + eases[move.how].ms
            for move, later in pairwise(own)
            if move.how in eases
        ):
            table.refuse(
                "move",
                f"beat {number + 1} of the scene '{scope.scene}' moves '{name}' again before it has"
                " arrived",
                "begin the second move later: after = 720",
                "moves",
            )


def _moves(table: Table, layers: Mapping[str, Layer], scope: Scope) -> list[Move]:
    """The moves of one line: of a layer, or of both parts of a figure."""
    table.only(("layer", "to", "how", "after"), "move", "a move")
    name, to, how = table.text("layer"), table.text("to"), table.text("how", "move")
    eases = scope.style.eases
    moved = [
        layer for layer in layers.values() if layer.id == name or layer.id.startswith(f"{name}.")
    ]
    if not moved:
        table.refuse(
            "layer",
            f"the scene '{scope.scene}' moves the layer '{name}', which it does not have",
            suggest(name, layers),
        )
    if how not in eases:
        table.refuse(
            "move",
            f"the layer '{name}' of the scene '{scope.scene}' moves by '{how}', which tokens.toml"
            " does not know",
            suggest(how, eases),
        )
    for layer in moved:
        _reached(table, layer, to, scope)
    after = table.whole("after")
    known = how if how in eases else next(iter(eases), "move")
    return [Move(layer.id, to, known, after, table.at()) for layer in moved]


def _reached(table: Table, layer: Layer, to: str, scope: Scope) -> None:
    """Has the layer this pose on every view?"""
    for view in scope.views:
        known = ("off", "on") if layer.shape == "field" else tuple(layer.poses.get(view, {}))
        if to not in known:
            table.refuse(
                "move",
                f"the layer '{layer.id}' of the scene '{scope.scene}' goes to '{to}', a pose that"
                f" it does not have on the {view} sheet",
                suggest(to, known),
            )


def _say(table: Table, scope: Scope) -> Say | None:
    table.only(("in", "say", "stop", "after", "ink"), "say", "what is said")
    scene = scope.scene
    place, ink = table.text("in"), table.text("ink")
    if place not in scope.places:
        table.refuse(
            "place",
            f"the scene '{scene}' says words in '{place}', a place that it does not have",
            suggest(place, scope.places),
        )
        return None
    if ink and ink not in scope.style.colours:
        table.refuse(
            "say",
            f"the scene '{scene}' says words in the unknown colour '{ink}'",
            suggest(ink, scope.style.colours),
            "ink",
        )
    stop = table.whole("stop", -1, least=-1)
    if stop > 2:
        table.refuse(
            "say",
            f"the scene '{scene}' asks for the stop {stop}",
            "0 is the circle, 1 the square, 2 the quarter",
            "stop",
        )
        stop = -1
    return Say(
        place=place,
        path=table.text("say"),
        after=table.whole("after"),
        where=table.at(),
        stop=stop,
        ink=ink,
    )
