"""Makes campaign.pot, the words of the content as a template of catalogues, through Babel.

It holds neither a clock's time nor line numbers, so it changes only when the words do.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timezone
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from toolkit.i18n.notes import flags
from toolkit.model.campaign import Project
from toolkit.model.message import Text

SHIPPED = "toolkit/"  # where words stand that come with the toolkit


def catalogue_template(project: Project) -> bytes:
    """campaign.pot: every string of the content in its order, with its note and its file."""
    # Babel wants a date. Nobody sees it, since the header is our own.
    never = datetime(1970, 1, 1, tzinfo=timezone.utc)
    catalog = Catalog(project=project.id, fuzzy=False, creation_date=never, revision_date=never)
    for text in _texts(project):
        message = catalog.add(
            (text.text, text.plural) if text.forms else text.text,
            context=text.context,
            locations=[(text.where.path, 0)],
            auto_comments=[text.note] if text.note else (),
        )
        message.flags = set(flags(text))  # Babel guesses: a “50% of” is no placeholder
    out = BytesIO()
    write_po(out, catalog, width=0, omit_header=True, include_lineno=False)
    return _HEADER.encode() + out.getvalue().rstrip(b"\n") + b"\n"


_HEADER = """\
# Words of the campaign, for translation. Made from assets/content/: edit the words there.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def _texts(project: Project) -> Iterable[Text]:
    """All that was written in the source language.

    What was written in another language, or in both together, is not translated from it.
    """
    return (
        text
        for item in project.items.values()
        for text in item.fields.values()
        if text.language in ("", project.source)
        and not text.twins
        and not _lent(project, text.context)
    )


def _lent(project: Project, context: str) -> bool:
    """Do translations that come with the toolkit say it in every language of the campaign?

    Where nobody translates anything there is nothing to ask for either.
    """
    parent, _, name = context.rpartition("/")
    if not project.items[parent].fields[name].where.path.startswith(SHIPPED):
        return False
    said = (catalogue.messages.get(context) for catalogue in project.catalogues.values())
    return all(message and message.where.path.startswith(SHIPPED) for message in said)
