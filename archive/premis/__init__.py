"""PREMIS 3.0, the record of what happened to digital objects: its values, its words and its XML; knows no Article."""
