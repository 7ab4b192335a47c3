"""OCFL 1.0 and 1.1, the grammar and what it demands: inventories, layouts, objects, storage roots; touches no disk."""
