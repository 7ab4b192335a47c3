"""What the specifications of submissions (SIP 2.2) and disseminations (DIP 2.2) demand beyond CSIP.

What a submission MAY state is no demand: that it does not is a note, and a warning where it is stated without a value.
"""

from typing import Final

from archive.csip.making import must, should

_SIP: Final = "E-ARK SIP 2.2.0"
_DIP: Final = "E-ARK DIP 2.2.0"

LABEL: Final = should("SIP1", "A submission may have a title.", "State it in LABEL of mets.", spec=_SIP)
PROFILE: Final = must("SIP2", "A submission has the profile of submissions.", "Give it the PROFILE of E-ARK SIP.", spec=_SIP)
STATUS: Final = should(
    "SIP3", "A submission may say how it is to be handled.", "State NEW or another status in RECORDSTATUS.", spec=_SIP
)
TYPE: Final = must("SIP4", "A submission has the type SIP.", "Give metsHdr csip:OAISPACKAGETYPE SIP.", spec=_SIP)
AGREEMENT: Final = should("SIP5", "A submission may name its agreement, once.", "State it in altRecordID.", spec=_SIP)
PREVIOUS_AGREEMENT: Final = should("SIP6", "A submission may name earlier agreements.", "State each in altRecordID.", spec=_SIP)
REFERENCE: Final = should("SIP7", "A submission may have a reference code, once.", "State it in altRecordID.", spec=_SIP)
PREVIOUS_REFERENCE: Final = should(
    "SIP8", "A submission may have earlier reference codes.", "State each in altRecordID.", spec=_SIP
)
CREATOR_NOTE: Final = must(
    "SIP14",
    "The note of an organisation is its identification code.",
    "Give the note csip:NOTETYPE IDENTIFICATIONCODE.",
    spec=_SIP,
)
CONTACT: Final = must("SIP24", "A person is named.", "Give the agent a name.", spec=_SIP)
KEEPER: Final = must("SIP28", "Who preserves a package is an organisation.", "Give the agent TYPE ORGANIZATION.", spec=_SIP)
KEEPER_NOTE: Final = must(
    "SIP31", "The note of who preserves a package is an identification code.", "Give the note csip:NOTETYPE IDENTIFICATIONCODE.",
    spec=_SIP,
)  # fmt: skip
FORMAT_NAME: Final = should("SIP32", "A submission may name the formats of files.", "State it in sip:FILEFORMATNAME.", spec=_SIP)
FORMAT_VERSION: Final = should("SIP33", "A submission may give their versions.", "State it in sip:FILEFORMATVERSION.", spec=_SIP)
REGISTRY: Final = should(
    "SIP34", "A submission may name a registry of formats.", "State it in sip:FILEFORMATREGISTRY.", spec=_SIP
)
REGISTRY_KEY: Final = should("SIP35", "A submission may give keys of that registry.", "State it in sip:FILEFORMATKEY.", spec=_SIP)

DIP_PROFILE: Final = must(
    "DIP2", "A dissemination has the profile of disseminations.", "Give it the PROFILE of E-ARK DIP.", spec=_DIP
)
DIP_TYPE: Final = must("DIP3", "A dissemination has the type DIP.", "Give metsHdr csip:OAISPACKAGETYPE DIP.", spec=_DIP)
DIP_CURRENT: Final = should("DIP4", "A dissemination holds current metadata.", "Give dmdSec STATUS CURRENT.", spec=_DIP)

RULES: Final = (
    LABEL, PROFILE, STATUS, TYPE, AGREEMENT, PREVIOUS_AGREEMENT, REFERENCE, PREVIOUS_REFERENCE, CREATOR_NOTE, CONTACT, KEEPER,
    KEEPER_NOTE, FORMAT_NAME, FORMAT_VERSION, REGISTRY, REGISTRY_KEY, DIP_PROFILE, DIP_TYPE, DIP_CURRENT,
)  # fmt: skip
