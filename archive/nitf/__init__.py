"""NITF: its names, its rules, and how it is written; knows values, but no Article."""
