"""Web pages and feeds: what they state of their articles, and which text is the article; knows no Article."""
