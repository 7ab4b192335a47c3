"""The grammar of Markdown with front matter; knows no Article."""
