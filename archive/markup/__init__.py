"""Text with structure: plain text, XML, XHTML and JSON, read and written; none of it knows a news format."""
