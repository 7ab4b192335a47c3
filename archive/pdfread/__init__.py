"""Reads PDFs with qpdf, another library than the one that writes ours: metadata, structure, text, attachments; no verdicts.

What comes from a PDF is hostile until it is read: sizes, depths and loops are limited, and a wrong type is an absence.
"""
