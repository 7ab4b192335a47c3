"""The Article: the canonical record of a news item, which every importer fills and every exporter reads.

All fields of the record are here, typed and frozen. A field that the source does not state is empty; nothing is invented.
`provenance.origins` says of each filled field how it came to its value. The record knows no wire format.
"""

from dataclasses import dataclass
from typing import Final

from archive.model.body import Body
from archive.model.characters import demand_language
from archive.model.dates import PartialDate
from archive.model.values import (
    AltId,
    Checked,
    Concept,
    Link,
    Party,
    Provenance,
    Publication,
    PubStatus,
    Rendition,
    Rights,
    Text,
)

TEXT_NATURE: Final = "http://cv.iptc.org/newscodes/ninature/text"
SUMMARY: Final = "summary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article(Checked):
    """A news article.

    Attributes:
        id: URI that names the item for good; `urn:uuid:` version 5 of the source's SHA-256 when the source states none.
        version: 1 for the first version, then growing.
        item_class: URI of the nature of the item (NewsCodes ninature).
        version_created: Instant at which this version of the record was made.
        first_created: Instant at which the first version was made.
        content_created: When the content was made, as exact as stated; None when the source does not say.
        embargoed: Instant until which it is withheld; "" for an embargo without a stated end; None for no embargo.
        expires: When it stops being usable.
        languages: BCP 47 tags, the main one first; empty when unknown.
        title: A short label for people who handle the item, not the headline.
        headlines: The main headline first; further ones have roles.
        descriptions: The standfirst has the role `summary`.
        bylines: Who wrote it, as printed.
        datelines: Place, day and agency, as printed.
        provider: Who delivers the item; None when the source does not say.
        rights: One or more sets of rights.
        urgency: 1 (most urgent) to 9; None when not stated.
        bodies: The content; further ones in other languages.
        profile: Name of the profile of the source's format.

    Raises:
        ValueError: The identifier or a language is empty, a language is no language tag, the version is below 1, an instant has
            no time, or the urgency is not 1 to 9.
    """

    id: str
    version_created: PartialDate
    version: int = 1
    item_class: str = TEXT_NATURE
    pub_status: PubStatus = PubStatus.USABLE
    first_created: PartialDate | None = None
    content_created: PartialDate | None = None
    content_modified: PartialDate | None = None
    published: tuple[Publication, ...] = ()
    embargoed: PartialDate | str | None = None
    expires: PartialDate | None = None
    languages: tuple[str, ...] = ()
    title: str = ""
    headlines: tuple[Text, ...] = ()
    slugline: str = ""
    descriptions: tuple[Text, ...] = ()
    bylines: tuple[Text, ...] = ()
    creators: tuple[Party, ...] = ()
    contributors: tuple[Party, ...] = ()
    datelines: tuple[Text, ...] = ()
    located: tuple[Concept, ...] = ()
    provider: Party | None = None
    info_sources: tuple[Party, ...] = ()
    creditlines: tuple[Text, ...] = ()
    rights: tuple[Rights, ...] = ()
    genres: tuple[Concept, ...] = ()
    subjects: tuple[Concept, ...] = ()
    keywords: tuple[str, ...] = ()
    urgency: int | None = None
    ed_notes: tuple[str, ...] = ()
    alt_ids: tuple[AltId, ...] = ()
    links: tuple[Link, ...] = ()
    bodies: tuple[Body, ...] = ()
    renditions: tuple[Rendition, ...] = ()
    digital_source_type: Concept | None = None
    signals: tuple[Concept, ...] = ()
    services: tuple[Concept, ...] = ()
    profile: str = ""
    provenance: Provenance = Provenance()  # noqa: RUF009  frozen, so one default serves all

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not self.id:
            raise ValueError("an article has an identifier")
        if self.version < 1:
            raise ValueError("versions count from 1")
        if self.urgency is not None and not 1 <= self.urgency <= 9:
            raise ValueError(f"urgency is 1 to 9, not {self.urgency}")
        if isinstance(self.embargoed, str) and self.embargoed:
            raise ValueError("an embargo is an instant, or the empty string when its end is not stated")
        for tag in self.languages:
            if not tag:
                raise ValueError("languages: a language tag is not empty; leave the list empty when none is known")
            demand_language(tag, "languages")
        for name in ("version_created", "first_created", "embargoed"):
            moment = getattr(self, name)
            if isinstance(moment, PartialDate) and not moment.has_time:
                raise ValueError(f"{name} is an instant with a zone, not {moment.value!r}")

    @property
    def headline(self) -> str:
        """The main headline, "" when there is none."""
        return self.headlines[0].value if self.headlines else ""

    @property
    def standfirst(self) -> str:
        """The first description whose role is `summary`, "" when there is none."""
        return next((text.value for text in self.descriptions if text.role == SUMMARY), "")

    @property
    def language(self) -> str:
        """The main language, `und` when unknown (BCP 47, ISO 639-2)."""
        return self.languages[0] if self.languages else "und"

    @property
    def text(self) -> str:
        """The plain text of the main body, "" when there is none."""
        return self.bodies[0].text if self.bodies else ""
