"""Web pages: what a page says of its article, which text of it is the article, and a page of ours; knows no Article."""
