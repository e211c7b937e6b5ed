"""The words by which each resource is found."""

from __future__ import annotations

from toolkit.i18n.words import unbound
from toolkit.media.site.offers import blocks
from toolkit.media.site.pages.language import LanguageSite
from toolkit.model.block import phrases


def search_words(own: LanguageSite) -> dict[str, str]:
    """Of each resource (kind/id) the words, each once: its titles in all languages, and all that it
    says in this one.
    """
    index = {}
    for offer in own.offers:
        texts = [
            offer.alt(own.locale),
            own.name("kind", offer.kind),
            own.wording.named("one", offer.kind),
            *(offer.called(code) for code in own.project.languages),
        ]
        texts += [said["text"] for block in blocks(offer, own.locale) for said in phrases(block)]
        words = unbound(" ".join(texts)).lower().split()
        index[f"{offer.kind}/{offer.id}"] = " ".join(dict.fromkeys(words))
    return index
