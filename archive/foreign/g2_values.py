"""NewsML-G2 properties of other writers -> values of the model, as far as they have them; the trace keeps what they have not.

Names are taken in the language of the item, or else the first. QCodes are resolved by the catalogs that the item names; a code
whose alias none defines stays as it is and is reported once per alias.
"""

import re
from collections import Counter
from typing import Final

from lxml import etree

from archive.findings import Place
from archive.foreign import rules
from archive.foreign.content import number
from archive.foreign.draft import Draft
from archive.foreign.trace import Trace, place
from archive.model.values import AltId, Concept, Link, Party, Publication, Rendition, Rights, RightsExpression, Text
from archive.newsml.codes import SCHEMES, Codes
from archive.newsml.names import OUR_ALIAS, SHA256, XML_LANG, local, tag

_HEX_64: Final = re.compile("[0-9a-fA-F]{64}")


class Values:
    """Reads values of one item.

    Args:
        item: The item.
        codes: Alias -> URI of the schemes that its catalogs define.
        draft: Takes what is to be said.
        trace: Takes what was read.
    """

    def __init__(self, item: etree._Element, codes: Codes, draft: Draft, trace: Trace) -> None:
        self.draft = draft
        self.trace = trace
        self._codes = codes
        self._lang = item.get(XML_LANG, "")
        self._unresolved: dict[str, tuple[str, Place]] = {}
        self._counts: Counter[str] = Counter()
        self._asserted = self._assertions(item)

    def say_unresolved(self) -> None:
        """Report the aliases that no catalog defines."""
        for alias, (code, where) in self._unresolved.items():
            self.draft.find(rules.UNRESOLVED, where, alias=alias, code=code, count=self._counts[alias])

    def resolve(self, element: etree._Element, code: str) -> str:
        """Return the URI that a QCode stands for, the QCode itself when its alias is not defined."""
        alias, colon, rest = code.partition(":")
        if not code or (colon and alias in self._codes):
            return self._codes[alias] + rest if code else ""
        self._counts[alias] += 1
        if alias not in self._unresolved:
            self._unresolved[alias] = code, place(element)
        return code

    def uri(self, element: etree._Element) -> str:
        """Return what identifies a thing; a QCode wins over a URI (guide 14.11)."""
        qcode, uri = self.trace.attribute(element, "qcode"), self.trace.attribute(element, "uri")
        resolved = self.resolve(element, qcode)
        if resolved and uri and uri != resolved:
            self.draft.keep_one(f"{place(element).pointer}/@uri", uri, place(element))
        return resolved or uri

    def word(self, element: etree._Element, name: str, alias: str) -> str:
        """Return the word of the scheme `alias`, or the URI, that an attribute states first; others that it states are kept."""
        codes = self.trace.attribute(element, name).split(" ")
        uri = self.resolve(element, codes[0]) or self.trace.attribute(element, f"{name}uri").partition(" ")[0]
        if codes[1:]:
            self.draft.keep_one(f"{place(element).pointer}/@{name}", " ".join(codes[1:]), place(element))
        return uri.removeprefix(SCHEMES[alias])

    def text(self, element: etree._Element, alias: str = OUR_ALIAS) -> Text | None:
        """Read a text, None when it is empty."""
        role = self.word(element, "role", alias)
        lang = self.draft.language(self.trace.attribute(element, XML_LANG), place(element))
        value = self.trace.text(element)
        return Text(value=value, role=role, lang=lang) if value else None

    def texts(self, parent: etree._Element, path: str, alias: str = OUR_ALIAS) -> tuple[Text, ...]:
        """Read all texts at a path."""
        return tuple(text for one in self.trace.each(parent, path) if (text := self.text(one, alias)) is not None)

    def party(self, element: etree._Element) -> Party:
        """Read a person or organisation."""
        uri, literal = self.uri(element), self.trace.attribute(element, "literal")
        return Party(
            name=self.name(element, uri or literal), uri=uri, literal=literal, role=self.word(element, "role", OUR_ALIAS)
        )

    def parties(self, parent: etree._Element, path: str) -> tuple[Party, ...]:
        """Read all persons and organisations at a path that say who they are."""
        found = (self.party(one) for one in self.trace.each(parent, path))
        return tuple(party for party in found if party.name or party.uri or party.literal)

    def concept(self, element: etree._Element) -> Concept:
        """Read a concept."""
        uri, literal = self.uri(element), self.trace.attribute(element, "literal")
        return Concept(
            name=self.name(element, uri or literal), uri=uri, literal=literal, type=self.word(element, "type", "cpnat")
        )

    def concepts(self, parent: etree._Element, path: str) -> tuple[Concept, ...]:
        """Read all concepts at a path that say what they are."""
        found = (self.concept(one) for one in self.trace.each(parent, path))
        return tuple(concept for concept in found if concept.name or concept.uri or concept.literal)

    def name(self, element: etree._Element, identifier: str = "") -> str:
        """Return the name in the language of the item, else the first; else what the item asserts about the identifier."""
        names = element.findall(tag("name"))
        if not names:
            return self._asserted.get(identifier, "")
        chosen = next((one for one in names if one.get(XML_LANG, self._lang) == self._lang), names[0])
        if chosen.get(XML_LANG) == self._lang:
            self.trace.attribute(chosen, XML_LANG)
        return self.trace.text(chosen)

    def alt_id(self, element: etree._Element) -> AltId:
        """Read a further identifier."""
        return AltId(value=self.trace.text(element), type=self.word(element, "type", OUR_ALIAS))

    def publication(self, element: etree._Element) -> Publication | None:
        """Read when and where the content was published, None when the time is not certain."""
        stamp = element.find(tag("timestamp"))
        date = None if stamp is None else self.draft.date("timestamp", self.trace.text(stamp), place(stamp))
        where = self.party(element)
        return None if date is None else Publication(date=date, where=None if where == Party() else where)

    def link(self, element: etree._Element) -> Link:
        """Read a relation to another item or resource."""
        attribute = self.trace.attribute
        return Link(
            rel=self.word(element, "rel", "irel"),
            href=attribute(element, "href"),
            residref=attribute(element, "residref"),
            version=number(attribute(element, "version")),
            title=attribute(element, "title"),
            media_type=attribute(element, "contenttype"),
            sha256=self._sha256(element),
        )

    def rendition(self, element: etree._Element) -> Rendition | None:
        """Read a file or resource that presents the content, None when it has no address."""
        if not element.get("href"):
            return None
        attribute = self.trace.attribute
        return Rendition(
            href=attribute(element, "href"),
            media_type=attribute(element, "contenttype"),
            role=self.word(element, "rendition", "rnd"),
            title=attribute(element, "title"),
            size=number(attribute(element, "size")),
            sha256=self._sha256(element),
            pages=number(attribute(element, "pagecount")),
            width=number(attribute(element, "width")),
            height=number(attribute(element, "height")),
        )

    def rights(self, element: etree._Element) -> Rights:
        """Read one set of rights."""
        holders, accountable = self.parties(element, "copyrightHolder"), self.parties(element, "accountable")
        mining = self.trace.first(element, "dataMining")
        return Rights(
            holder=next(iter(holders), None),
            notices=self.texts(element, "copyrightNotice"),
            usage_terms=self.texts(element, "usageTerms"),
            links=tuple(self.link(one) for one in self.trace.each(element, "link")),
            expressions=(
                *(self._markup(one) for one in self.trace.each(element, "rightsExpressionXML")),
                *(self._data(one) for one in self.trace.each(element, "rightsExpressionData")),
            ),
            accountable=next(iter(accountable), None),
            data_mining="" if mining is None else self.uri(mining),
            scope=self.word(element, "scope", "riscope"),
        )

    def _markup(self, element: etree._Element) -> RightsExpression:
        """Read a rights statement in XML."""
        language = self.trace.attribute(element, "langid")
        self.trace.take(element)
        value = "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in element)
        return RightsExpression(language=language, value=value, markup=True)

    def _data(self, element: etree._Element) -> RightsExpression:
        """Read a rights statement in another notation."""
        markup = "xml" in self.trace.attribute(element, "enctype")
        language = self.trace.attribute(element, "langid")
        self.trace.take(element)
        return RightsExpression(language=language, value=element.text or "", markup=markup)

    def _sha256(self, element: etree._Element) -> str:
        """Return a SHA-256, "" when there is none; digests of other kinds are left."""
        for one in element.iterfind(tag("hash")):
            value = (one.text or "").strip()
            if _HEX_64.fullmatch(value) and (one.get("hashtypeuri") == SHA256 or "sha-256" in one.get("hashtype", "").lower()):
                self.trace.take(one)
                return value.lower()
        return ""

    def _assertions(self, item: etree._Element) -> dict[str, str]:
        """Return the names that an item asserts of what its properties identify."""
        names: dict[str, str] = {}
        for one in item.iterfind(tag("assert")):
            alias, colon, code = one.get("qcode", "").partition(":")
            qcode = self._codes[alias] + code if colon and alias in self._codes else one.get("qcode", "")
            for identifier in filter(None, (qcode, one.get("uri", ""), one.get("literal", ""))):
                found = one.find(tag("name"))
                if found is not None and local(one) == "assert":
                    names.setdefault(identifier, " ".join("".join(found.itertext()).split()))
        return names
