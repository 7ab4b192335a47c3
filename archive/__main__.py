"""`python -m archive`: the same as the command `archive`."""

from archive.cli import main

if __name__ == "__main__":  # a worker process imports this module without being it
    main()
