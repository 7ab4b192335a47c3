"""Judges what submissions (SIP) and disseminations (DIP) state beyond what every package states.

A package of the type SIP or DIP that claims the profile of CSIP is a package by that alone, which is allowed, and is not judged
here.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from archive.csip import kind_rules, vocabularies
from archive.csip.making import milder
from archive.csip.names import csip, place, sip, tag
from archive.csip.package import Mets
from archive.findings import Finding, Rule, Severity

_CSIP_PROFILE: Final = "E-ARK-CSIP"
_PROFILES: Final = {
    "SIP": "https://earksip.dilcis.eu/profile/E-ARK-SIP",
    "DIP": "https://earkdip.dilcis.eu/profile/E-ARK-DIP",
}
_RECORDS: Final = (  # TYPE of altRecordID, its rule, and whether there may be several
    ("SUBMISSIONAGREEMENT", kind_rules.AGREEMENT, False), ("PREVIOUSSUBMISSIONAGREEMENT", kind_rules.PREVIOUS_AGREEMENT, True),
    ("REFERENCECODE", kind_rules.REFERENCE, False), ("PREVIOUSREFERENCECODE", kind_rules.PREVIOUS_REFERENCE, True),
)  # fmt: skip
_FORMATS: Final = (
    ("FILEFORMATNAME", kind_rules.FORMAT_NAME), ("FILEFORMATVERSION", kind_rules.FORMAT_VERSION),
    ("FILEFORMATREGISTRY", kind_rules.REGISTRY), ("FILEFORMATKEY", kind_rules.REGISTRY_KEY),
)  # fmt: skip


def check(mets: Mets) -> Iterator[Finding]:
    """Yield what is wrong with a package as a submission or dissemination."""
    header = mets.root.find(tag("metsHdr"))
    profile = mets.root.get("PROFILE", "")
    if not mets.top or header is None or _CSIP_PROFILE in profile:
        return
    kind = header.get(csip("OAISPACKAGETYPE"))
    if kind == "SIP" or profile.startswith(_PROFILES["SIP"]):
        yield from _check_claims(mets, header, "SIP", kind_rules.PROFILE, kind_rules.TYPE)
        yield from _check_submission(mets, header)
    elif kind == "DIP" or profile.startswith(_PROFILES["DIP"]):
        yield from _check_claims(mets, header, "DIP", kind_rules.DIP_PROFILE, kind_rules.DIP_TYPE)
        for section in mets.root.iterfind(tag("dmdSec")):
            if section.get("STATUS") != "CURRENT":
                yield kind_rules.DIP_CURRENT.at(place(mets.path, section), problem=f"STATUS is {section.get('STATUS')!r}")


def _check_claims(mets: Mets, header: etree._Element, kind: str, profile: Rule, package_type: Rule) -> Iterator[Finding]:
    """Yield it when type and profile do not belong together."""
    if not mets.root.get("PROFILE", "").startswith(_PROFILES[kind]):
        yield profile.at(place(mets.path, mets.root), problem=f"PROFILE is {mets.root.get('PROFILE')!r}")
    if header.get(csip("OAISPACKAGETYPE")) != kind:
        found = header.get(csip("OAISPACKAGETYPE"))
        yield package_type.at(place(mets.path, header), problem=f"csip:OAISPACKAGETYPE is {found!r}")


def _check_submission(mets: Mets, header: etree._Element) -> Iterator[Finding]:
    yield from _check_optional(mets, mets.root, "LABEL", kind_rules.LABEL)
    yield from _check_optional(mets, header, "RECORDSTATUS", kind_rules.STATUS)
    status = header.get("RECORDSTATUS")
    if status and status not in vocabularies.RECORD_STATUSES:
        yield kind_rules.STATUS.at(place(mets.path, header), problem=f"RECORDSTATUS is {status!r}")
    for kind, rule, several in _RECORDS:
        found = [record for record in header.iterfind(tag("altRecordID")) if record.get("TYPE") == kind]
        if not found:
            yield milder(rule, Severity.NOTE).at(place(mets.path, header), problem=f"There is no altRecordID {kind}")
        if len(found) > 1 and not several:
            yield rule.at(place(mets.path, found[1]), problem=f"There are {len(found)} altRecordID {kind}")
        for record in found:
            if not (record.text or "").strip():
                yield rule.at(place(mets.path, record), problem=f"The altRecordID {kind} is empty")
    for agent in header.iterfind(tag("agent")):
        yield from _check_agent(mets, agent)
    files = list(mets.root.iterfind(f"{tag('fileSec')}//{tag('file')}"))
    for name, rule in _FORMATS:
        yield from _check_format(mets, files, name, rule)


def _check_optional(mets: Mets, element: etree._Element, name: str, rule: Rule) -> Iterator[Finding]:
    """Yield it when an attribute is missing, which is a note, or empty."""
    value = element.get(name)
    if value is None:
        yield milder(rule, Severity.NOTE).at(place(mets.path, element), problem=f"There is no {name}")
    elif not value.strip():
        yield rule.at(place(mets.path, element), problem=f"{name} is empty")


def _check_agent(mets: Mets, agent: etree._Element) -> Iterator[Finding]:
    """Judge an agent that is no software."""
    where = place(mets.path, agent)
    role, kind = agent.get("ROLE"), agent.get("TYPE")
    notes = [note.get(csip("NOTETYPE")) for note in agent.iterfind(tag("note"))]
    coded = all(note == "IDENTIFICATIONCODE" for note in notes)
    if role == "PRESERVATION":
        if kind != "ORGANIZATION":
            yield kind_rules.KEEPER.at(where, problem=f"TYPE is {kind!r}")
        if not coded:
            yield kind_rules.KEEPER_NOTE.at(where, problem=f"csip:NOTETYPE is {notes[0]!r}")
    elif role == "CREATOR" and kind == "ORGANIZATION" and not coded:
        yield kind_rules.CREATOR_NOTE.at(where, problem=f"csip:NOTETYPE is {notes[0]!r}")
    elif role == "CREATOR" and kind == "INDIVIDUAL" and not (agent.findtext(tag("name")) or "").strip():
        yield kind_rules.CONTACT.at(where, problem="The agent has no name")


def _check_format(mets: Mets, files: list[etree._Element], name: str, rule: Rule) -> Iterator[Finding]:
    """Yield it when no file has an attribute, which is a note, or it is empty."""
    if files and not any(sip(name) in file.attrib for file in files):
        yield milder(rule, Severity.NOTE).at(place(mets.path, files[0]), problem=f"No file has a sip:{name}")
    for file in files:
        if sip(name) in file.attrib and not file.get(sip(name), "").strip():
            yield rule.at(place(mets.path, file), problem=f"sip:{name} is empty")
