"""The official schemas of other bodies: which there are, where copies lie, how they are compiled; none comes with the program."""
