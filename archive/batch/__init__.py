"""The run: every article of many sources into bundles, on a runner, in constant memory, and again at little cost.

    words --selection--> sources --bundling, on a Runner--> Records --> whoever shows them

Nothing is remembered between runs. What is there already says of itself what it was made of (see `resuming.py`), so a run that
was stopped is gone on with by repeating it. Nothing here writes to a screen or asks the clock.
"""
