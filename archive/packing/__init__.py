"""What every layout of a package needs: its parts and what they are, its history, and the tag files of its bag."""
