"""Web archives: WARC records, the HTTP responses in them, and WACZ packages around them; knows no page and no Article."""
