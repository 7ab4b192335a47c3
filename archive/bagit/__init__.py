"""RFC 8493, the BagIt grammar and what it demands: tag files as values and back; knows no Article and touches no disk."""
