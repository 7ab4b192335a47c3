"""METS 1.12 as the Common Specification for Information Packages (E-ARK CSIP 2.2) uses it: its values and its XML."""
