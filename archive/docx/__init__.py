"""The grammar of word-processor files (ECMA-376, Office Open XML); knows no Article."""
