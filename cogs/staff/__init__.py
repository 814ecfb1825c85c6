"""Staff: what waits for them, and when they are there."""
