"""A question's words in the citizen's language, from the catalogues of questions."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.i18n import CitizenCatalogue


class Translation(NamedTuple):
    """The question and its options in another language, in the order of the Danish ones."""

    text: str
    options: tuple[str, ...]


def translation(id: str, text: str, options: Sequence[str], language: str) -> Translation | None:
    """The Danish words in another language; None where any of them has no translation.

    The words decide, not the id alone: of a question that was put in other words, nothing is known.
    """
    catalogue = CitizenCatalogue(language)
    words = [catalogue.translated(id, message) for message in (text, *options)]
    return Translation(words[0], tuple(words[1:])) if all(words) else None
