"""Judges the root element and the header of a METS (CSIP1 to CSIP16, CSIP117)."""

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import rules, vocabularies
from archive.csip.making import milder
from archive.csip.names import csip, place, tag
from archive.csip.package import Mets
from archive.findings import Finding, Rule

_ADDRESS: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_INFORMATION: Final = "CONTENTINFORMATIONTYPE"


def check(mets: Mets) -> Iterator[Finding]:
    """Yield what is wrong with root and header."""
    yield from _check_name(mets)
    yield from _check_category(mets)
    yield from check_information(mets, mets.root, rules.INFORMATION, rules.OTHER_INFORMATION)
    if not mets.root.get(csip(_INFORMATION)):
        rule = milder(rules.INFORMATION) if mets.top else rules.INFORMATION  # a must for representations only
        yield rule.at(place(mets.path, mets.root), problem=f"csip:{_INFORMATION} is missing")
    if not _ADDRESS.fullmatch(mets.root.get("PROFILE", "")):
        yield rules.PROFILE.at(place(mets.path, mets.root), problem=f"PROFILE is {mets.root.get('PROFILE')!r}")
    headers = mets.root.findall(tag("metsHdr"))
    if not headers:
        yield rules.HEADER.at(place(mets.path, mets.root), problem="metsHdr is missing")
    for header in headers:
        yield from _check_header(mets, header)


def check_information(mets: Mets, element: etree._Element, kind: Rule, other: Rule) -> Iterator[Finding]:
    """Yield what is wrong with a content information type that is stated (CSIP4, CSIP5, CSIP62, CSIP63).

    Args:
        mets: The document.
        element: Its root, or a file group.
        kind: The demand on the type.
        other: The demand on the name of a type beyond the vocabulary.
    """
    where = place(mets.path, element)
    stated, name = element.get(csip(_INFORMATION)), element.get(csip(f"OTHER{_INFORMATION}"))
    if stated and stated not in vocabularies.CONTENT_INFORMATION_TYPES:
        yield kind.at(where, problem=f"csip:{_INFORMATION} is {stated!r}, which is no word of the vocabulary")
    if stated == "OTHER" and not name:
        problem = f"csip:{_INFORMATION} is OTHER, and csip:OTHER{_INFORMATION} does not say what"
        yield other.at(where, problem=problem)
        if kind is rules.INFORMATION:  # CSIP4 says so as well
            yield kind.at(where, problem=problem)
    elif name is not None and stated != "OTHER":
        yield other.at(where, problem=f"csip:OTHER{_INFORMATION} is stated, and the type is {stated!r}")
    elif name in vocabularies.CONTENT_INFORMATION_TYPES - {"OTHER"}:
        yield other.at(where, problem=f"csip:OTHER{_INFORMATION} is {name!r}, which is a word of the vocabulary")


def _check_name(mets: Mets) -> Iterator[Finding]:
    """CSIP1 and CSIPSTR2: the identifier is the name of the folder, as far as that is known."""
    where = place(mets.path, mets.root)
    name = mets.root.get("OBJID")
    if not name:
        yield rules.OBJID.at(where, problem="OBJID is missing" if name is None else "OBJID is empty")
    elif mets.name and name != mets.name:
        problem = f"OBJID is {name!r}, and the folder is called {mets.name!r}"
        yield milder(rules.OBJID).at(where, problem=problem)
        if mets.top:
            yield rules.FOLDER_NAME.at(where, problem=problem)


def _check_category(mets: Mets) -> Iterator[Finding]:
    """CSIP2 and CSIP3."""
    where = place(mets.path, mets.root)
    category, other = mets.root.get("TYPE"), mets.root.get(csip("OTHERTYPE"))
    beyond = (category or "").upper() == "OTHER"
    if not category:
        yield rules.TYPE.at(where, problem="TYPE is missing")
    elif not vocabularies.is_category(category):
        yield rules.TYPE.at(where, problem=f"TYPE is {category!r}, which is no content category")
    elif beyond and not other:
        problem = f"TYPE is {category!r}, and csip:OTHERTYPE does not say what"
        yield rules.TYPE.at(where, problem=problem)
        yield rules.OTHER_TYPE.at(where, problem=problem)
    if other is not None and not beyond:
        yield rules.OTHER_TYPE.at(where, problem=f"csip:OTHERTYPE is stated, and TYPE is {category!r}")
    elif other and other.upper() != "OTHER" and vocabularies.is_category(other):
        yield rules.OTHER_TYPE.at(where, problem=f"csip:OTHERTYPE is {other!r}, which is a content category")


def _check_header(mets: Mets, header: etree._Element) -> Iterator[Finding]:
    where = place(mets.path, header)
    created, modified = header.get("CREATEDATE"), header.get("LASTMODDATE")
    if not created:
        yield rules.CREATED.at(where, problem="CREATEDATE is missing")
    if not modified and mets.top:
        yield rules.MODIFIED.at(where, problem="LASTMODDATE is missing")
    if modified and created and modified[:10] < created[:10]:
        yield rules.MODIFIED.at(where, problem=f"LASTMODDATE {modified!r} is before CREATEDATE {created!r}")
    kind = header.get(csip("OAISPACKAGETYPE"))
    if kind not in vocabularies.PACKAGE_TYPES:
        yield rules.PACKAGE_TYPE.at(where, problem=f"csip:OAISPACKAGETYPE is {kind!r}")
    agents = header.findall(tag("agent"))
    if not agents:
        yield rules.AGENT.at(where, problem="There is no agent")
    else:
        yield from _check_software(mets, agents)


def _check_software(mets: Mets, agents: list[etree._Element]) -> Iterator[Finding]:
    """CSIP11 to CSIP16: of several agents, the one that comes nearest to what is demanded is taken for the software."""
    verdicts = [list(_check_agent(mets, agent)) for agent in agents]
    nearest = min(verdicts, key=len)
    yield from nearest
    told = {finding.rule.code for finding in nearest}
    if len(agents) > 1 and told & {rules.AGENT_TYPE.code, rules.AGENT_OTHER_TYPE.code} and rules.AGENT_ROLE.code not in told:
        where = place(mets.path, agents[0])
        yield rules.AGENT_ROLE.at(where, problem="No agent is both CREATOR and OTHER SOFTWARE")


def _check_agent(mets: Mets, agent: etree._Element) -> Iterator[Finding]:
    where = place(mets.path, agent)
    for name, wanted, rule in (
        ("ROLE", "CREATOR", rules.AGENT_ROLE), ("TYPE", "OTHER", rules.AGENT_TYPE),
        ("OTHERTYPE", "SOFTWARE", rules.AGENT_OTHER_TYPE),
    ):  # fmt: skip
        if agent.get(name) != wanted:
            yield rule.at(where, problem=f"{name} is {agent.get(name)!r}")
    for name, rule in (("name", rules.AGENT_NAME), ("note", rules.AGENT_NOTE)):
        found = agent.findall(tag(name))
        if len(found) != 1:
            yield rule.at(where, problem=f"There are {len(found)} elements {name}")
        elif not (found[0].text or "").strip():
            yield rule.at(where, problem=f"The element {name} is empty")
    kinds = [note.get(csip("NOTETYPE")) for note in agent.iterfind(tag("note"))]
    if "SOFTWARE VERSION" not in kinds:
        yield rules.AGENT_NOTE_TYPE.at(where, problem=f"csip:NOTETYPE is {kinds[0]!r}" if kinds else "There is no note of a type")
