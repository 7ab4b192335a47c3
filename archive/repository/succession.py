"""What an article has to say to follow the version that the store holds: a higher number, and a link to the one before.

A source that numbers its versions is taken at its word. One that does not is given the next number, because versions grow
(NewsML-G2 guide, 7.4.1.2); it is recorded as given, on the ground of what the store holds. The link is `irel:previousVersion`
with the number of the version before (guide, 26.2), unless the source states such a link itself.
"""

from dataclasses import replace

from archive.errors import ConflictError
from archive.model.article import Article
from archive.model.given import state_origin
from archive.model.values import Link, Origin
from archive.repository.articles import PREVIOUS, VERSION, states_version


def follow(article: Article, before: Article) -> Article:
    """Return the article as the version after `before`.

    Raises:
        ConflictError: It is an older version than the one that is held.
    """
    demand_newer(article, before)
    ground = f"the store holds version {before.version}"
    if article.version <= before.version and not states_version(article):
        article = state_origin(replace(article, version=before.version + 1), VERSION, Origin.GIVEN, ground)
    linked = any(link.rel == PREVIOUS and link.residref == article.id for link in article.links)
    if article.version > before.version and not linked:
        link = Link(rel=PREVIOUS, residref=article.id, version=before.version)
        article = state_origin(replace(article, links=(*article.links, link)), "links", Origin.GIVEN, ground)
    return article


def identify(article: Article, identifier: str) -> Article:
    """Return the article under the identifier of the one that it corrects, as the user states."""
    return (
        article if article.id == identifier else state_origin(replace(article, id=identifier), "id", Origin.GIVEN, "--corrects")
    )


def demand_newer(article: Article, before: Article) -> None:
    """Refuse a version that is older than the one that is held; an equal number may be a correction that nobody numbered.

    Raises:
        ConflictError: It is older.
    """
    if article.version < before.version and states_version(article):
        raise ConflictError(
            f"is version {article.version}, and the store holds version {before.version} already", where=article.id,
            hint="Versions are added in their order; keep this one elsewhere, or make a new store",
        )  # fmt: skip
