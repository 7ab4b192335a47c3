"""NewsML-G2: the grammar that reader, writer and judge share; knows values, but no Article."""
