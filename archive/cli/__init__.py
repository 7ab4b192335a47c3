"""Words in, verbs called, text out: one file per command."""
