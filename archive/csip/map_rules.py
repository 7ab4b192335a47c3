"""What CSIP demands of the structural map: one division each for metadata, documentation, schemas and representations."""

from dataclasses import dataclass
from typing import Final

from archive.csip.making import must, should
from archive.findings import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class DivisionRules:
    """The demands on the division of one kind of file group.

    Attributes:
        label: Its LABEL, and the beginning of the USE of its groups.
        present, identifier, name: There is one, with an ID, and with exactly this LABEL.
        pointers, target: It points at every group of its kind, and at no other.
    """

    label: str
    present: Rule
    identifier: Rule
    name: Rule
    pointers: Rule
    target: Rule


def _division(label: str, codes: tuple[int, int, int, int, int]) -> DivisionRules:
    present, identifier, name, pointers, target = (f"CSIP{code}" for code in codes)
    return DivisionRules(
        label=label,
        present=must(present, f"The map has one division {label}.", f"Put all that is {label} into one div of that LABEL."),
        identifier=must(identifier, f"The division {label} has an identifier.", "Give it an ID that is used once."),
        name=must(name, f"The division is called {label}.", "Correct its LABEL, which is spelled exactly so."),
        pointers=must(pointers, f"The division {label} points at every file group {label}.", "Add an fptr for each group."),
        target=must(target, f"A pointer of the division {label} has the ID of a file group {label}.", "Correct FILEID."),
    )


MAP: Final = must("CSIP80", "METS has one structural map CSIP.", "Give exactly one structMap LABEL CSIP.")
MAP_TYPE: Final = must("CSIP81", "The structural map is a physical one.", "Give it TYPE PHYSICAL.")
MAP_LABEL: Final = must("CSIP82", "The structural map is called CSIP.", "Give it LABEL CSIP.")
MAP_ID: Final = must("CSIP83", "The structural map has an identifier.", "Give it an ID that is used once.")
MAIN: Final = must("CSIP84", "The structural map has one main division.", "Put all divisions into one div.")
MAIN_ID: Final = must("CSIP85", "The main division has an identifier.", "Give it an ID that is used once.")
MAIN_LABEL: Final = should(
    "CSIP86", "The main division is called as the package is.", "Give it the OBJID of METS as LABEL.", spec="E-ARK CSIP 2.0.4"
)
METADATA: Final = must("CSIP88", "The map has one division Metadata.", "Add a div of that LABEL for all metadata.")
METADATA_ID: Final = must("CSIP89", "The division Metadata has an identifier.", "Give it an ID that is used once.")
METADATA_NAME: Final = must("CSIP90", "The division is called Metadata.", "Give one division exactly that LABEL.")
METADATA_ADMIN: Final = should(
    "CSIP91", "The division Metadata refers to all current administrative metadata.", "List their IDs in ADMID, and no others."
)
METADATA_DESCRIPTIVE: Final = should(
    "CSIP92", "The division Metadata refers to all current descriptive metadata.", "List their IDs in DMDID, and no others."
)
DOCUMENTATION: Final = _division("Documentation", (93, 94, 95, 96, 116))
SCHEMAS: Final = _division("Schemas", (97, 98, 99, 100, 118))
REPRESENTATIONS: Final = _division("Representations", (101, 102, 103, 104, 119))
DIVISIONS: Final = (DOCUMENTATION, SCHEMAS, REPRESENTATIONS)

EACH: Final = should("CSIP105", "Each representation with a METS has a division.", "Add a div that points at its METS.")
EACH_ID: Final = must("CSIP106", "The division of a representation has an identifier.", "Give it an ID that is used once.")
EACH_LABEL: Final = must(
    "CSIP107",
    "The division of a representation has its path as label.",
    "Give it LABEL Representations/ and the name of the folder.",
)
EACH_GROUP: Final = must(
    "CSIP108", "A pointer to a representation names its file group.", "State the ID of the fileGrp in xlink:title."
)
EACH_POINTER: Final = must(
    "CSIP109", "The division of a representation points at its METS, once.", "Give it one mptr to the METS.xml of the folder."
)
EACH_HREF: Final = must(
    "CSIP110", "A pointer to a representation leads to its METS.", "State the path of the METS.xml in xlink:href."
)
EACH_LINK: Final = must("CSIP111", "A pointer to a representation is a simple link.", "Give it xlink:type simple.")
EACH_LOCATOR: Final = must("CSIP112", "A pointer to a representation is located by URL.", "Give it LOCTYPE URL.")

RULES: Final = (
    MAP, MAP_TYPE, MAP_LABEL, MAP_ID, MAIN, MAIN_ID, MAIN_LABEL, METADATA, METADATA_ID, METADATA_NAME, METADATA_ADMIN,
    METADATA_DESCRIPTIVE, EACH, EACH_ID, EACH_LABEL, EACH_GROUP, EACH_POINTER, EACH_HREF, EACH_LINK, EACH_LOCATOR,
    *(rule for one in DIVISIONS for rule in (one.present, one.identifier, one.name, one.pointers, one.target)),
)  # fmt: skip
