"""The grammar of ninjs 3.2, 2.3 and 1.7, for reader and writer alike; knows no Article."""
