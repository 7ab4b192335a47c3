"""Ground that the reporters share: reports as plain data, in words, and as places in files."""
