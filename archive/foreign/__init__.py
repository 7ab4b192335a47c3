"""What other writers make: reads their XML and JSON leniently, and accounts for everything that the record does not carry."""
