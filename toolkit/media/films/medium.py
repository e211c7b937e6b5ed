"""Films as a medium: films with their pictures, captions and transcripts."""

from __future__ import annotations

from toolkit.media.films.payload import (
    CaptionFile,
    FilmPage,
    FilmStill,
    MovingScene,
    Transcript,
    WholeFilm,
)
from toolkit.media.films.plan import finish, sketches
from toolkit.media.films.read import read_films
from toolkit.media.films.storyboard import LABELS
from toolkit.media.medium import Kind, Medium
from toolkit.model.filetype import HTML, JPEG, MP4, PNG, SRT, TXT, VTT, WEBP

FILMS = Medium(
    name="films",
    home="assets/videos",
    files=(MP4, JPEG, WEBP, PNG, VTT, SRT, HTML, TXT),
    kinds=(
        Kind("layers", FilmPage, "toolkit.media.films.render.layers"),
        Kind("scene", MovingScene, "toolkit.media.films.render.scene", extra="video"),
        Kind("stills", FilmStill, "toolkit.media.films.render.stills", extra="video"),
        Kind("film", WholeFilm, "toolkit.media.films.render.film", extra="video"),
        Kind("captions", CaptionFile, "toolkit.media.films.render.captions"),
        Kind("transcript", Transcript, "toolkit.media.films.render.transcript"),
    ),
    needs_words=LABELS,
    read=read_films,
    sketch=sketches,
    finish=finish,
    resources=("videos",),
)
