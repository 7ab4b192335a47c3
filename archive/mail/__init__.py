"""The grammar of e-mail messages (RFC 5322, MIME); knows no Article."""
