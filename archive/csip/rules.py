"""What CSIP demands of the folders of a package, and of the root and header of each METS; and what only we demand.

Demands on metadata sections and files are in `file_rules.py`, on the structural map in `map_rules.py`, on submissions and
disseminations in `kind_rules.py`. Rules named EARK are ours: the specification takes them for granted.
"""

from typing import Final

from archive.csip.making import must, should
from archive.findings import Rule, Severity

_OURS: Final = "newsarchive"

OBJID: Final = must(
    "CSIP1", "METS names the package or representation by OBJID.", "State the name of the folder that holds METS.xml."
)
TYPE: Final = must("CSIP2", "METS says by TYPE what the content is.", "State a content category of the vocabulary.")
OTHER_TYPE: Final = must(
    "CSIP3",
    "A content category beyond the vocabulary is stated by OTHERTYPE, with TYPE Other.",
    "Correct TYPE or csip:OTHERTYPE.",
)
INFORMATION: Final = must(
    "CSIP4", "METS states its content information type.", "State csip:CONTENTINFORMATIONTYPE with a word of the vocabulary."
)
OTHER_INFORMATION: Final = must(
    "CSIP5", "A content information type beyond the vocabulary is stated with the type OTHER.",
    "Correct csip:CONTENTINFORMATIONTYPE or csip:OTHERCONTENTINFORMATIONTYPE.",
)  # fmt: skip
PROFILE: Final = must("CSIP6", "METS states its profile.", "State the address of the METS profile in PROFILE.")
CREATED: Final = must("CSIP7", "The header says when the package was made.", "State date and time in CREATEDATE.")
MODIFIED: Final = should("CSIP8", "The header says when the package was changed last.", "State date and time in LASTMODDATE.")
PACKAGE_TYPE: Final = must(
    "CSIP9", "The header says which type of package it is.", "State SIP, AIP, DIP, AIU or AIC in csip:OAISPACKAGETYPE."
)
AGENT: Final = must("CSIP10", "The header names who made the package.", "Add an agent for the software that made it.")
AGENT_ROLE: Final = must("CSIP11", "One agent has the role CREATOR.", "Give the agent of the software ROLE CREATOR.")
AGENT_TYPE: Final = must("CSIP12", "The agent of the software has the type OTHER.", "Give it TYPE OTHER.")
AGENT_OTHER_TYPE: Final = must("CSIP13", "The agent of the software has the other type SOFTWARE.", "Give it OTHERTYPE SOFTWARE.")
AGENT_NAME: Final = must(
    "CSIP14", "The agent of the software has one name.", "Give it one name element with the name of the tool."
)
AGENT_NOTE: Final = must(
    "CSIP15", "The agent of the software has one note.", "Give it one note element with the version of the tool."
)
AGENT_NOTE_TYPE: Final = must(
    "CSIP16", "The note of the software is its version.", "Give the note csip:NOTETYPE SOFTWARE VERSION."
)
HEADER: Final = must("CSIP117", "METS has a header.", "Add metsHdr.")

FOLDER_NAME: Final = should(
    "CSIPSTR2", "The folder of a package has its identifier as name.", "Rename the folder, or correct OBJID."
)
ROOT_METS: Final = must("CSIPSTR4", "A package has a METS.xml at its top.", "Restore METS.xml from another copy.")
METADATA: Final = should("CSIPSTR5", "A package has a folder metadata.", "Put metadata of the whole package there.")
PRESERVATION: Final = should("CSIPSTR6", "Preservation metadata lie in metadata/preservation.", "Put the PREMIS record there.")
DESCRIPTIVE: Final = should("CSIPSTR7", "Descriptive metadata lie in metadata/descriptive.", "Put the description there.")
REPRESENTATIONS: Final = should(
    "CSIPSTR9", "A package has a folder representations.", "Put each representation into a folder there."
)
REPRESENTATION: Final = should(
    "CSIPSTR10", "Each representation has a folder of its own.", "Put the files into the folder of a representation."
)
DATA: Final = should("CSIPSTR11", "A representation has a folder data.", "Put its content there.")
REPRESENTATION_METS: Final = should("CSIPSTR12", "A representation has a METS.xml.", "Describe it by a METS of its own.")
REPRESENTATION_METADATA: Final = should("CSIPSTR13", "A representation has a folder metadata.", "Put its metadata there.")
SCHEMAS: Final = should("CSIPSTR15", "A package holds the schemas of its metadata.", "Put them into the folder schemas.")
DOCUMENTATION: Final = should("CSIPSTR16", "A package holds its documentation.", "Put it into the folder documentation.")

WELL_FORMED: Final = must("EARK-001", "Each METS is well-formed, safe XML.", "Restore it from another copy.", spec=_OURS)
METS_ROOT: Final = must("EARK-002", "The root of METS.xml is mets, of METS 1.", "Write METS 1.12.", spec=_OURS)
UNLISTED: Final = must(
    "EARK-003", "Every file of a package is listed in a METS.", "Add it to a file group, or take it away.", spec=_OURS
)
DUPLICATE: Final = must("EARK-004", "An identifier is used once in a METS.", "Give each element an ID of its own.", spec=_OURS)
DANGLING: Final = must("EARK-005", "Every reference by identifier leads somewhere.", "Correct the reference.", spec=_OURS)
ODDITY: Final = must("EARK-006", "A package holds ordinary files only.", "Replace it by a file, or take it away.", spec=_OURS)
UNREADABLE: Final = must("EARK-007", "Every file of a package can be read.", "Restore it from another copy.", spec=_OURS)
SCHEMA: Final = must(
    "EARK-009", "Each METS obeys the official schema, where that is at hand.", "Correct the element or attribute.", spec=_OURS
)
MORE: Final = Rule(
    code="EARK-008", severity=Severity.NOTE, spec=_OURS,
    title="All faults are reported, up to a thousand of one kind.",
    message="{count} more findings of {code} are not shown. Correct those that are, and judge again.",
)  # fmt: skip

RULES: Final = (
    OBJID, TYPE, OTHER_TYPE, INFORMATION, OTHER_INFORMATION, PROFILE, CREATED, MODIFIED, PACKAGE_TYPE, AGENT, AGENT_ROLE,
    AGENT_TYPE, AGENT_OTHER_TYPE, AGENT_NAME, AGENT_NOTE, AGENT_NOTE_TYPE, HEADER, FOLDER_NAME, ROOT_METS, METADATA,
    PRESERVATION, DESCRIPTIVE, REPRESENTATIONS, REPRESENTATION, DATA, REPRESENTATION_METS, REPRESENTATION_METADATA, SCHEMAS,
    DOCUMENTATION, WELL_FORMED, METS_ROOT, UNLISTED, DUPLICATE, DANGLING, ODDITY, UNREADABLE,
    MORE, SCHEMA,
)  # fmt: skip
