"""Properties draw the same examples in every run, so that a failure is a change of the code; `make fuzz` draws others."""

from hypothesis import settings

settings.register_profile("suite", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None)
settings.load_profile("suite")
