"""Archival document packager and validator for news."""
