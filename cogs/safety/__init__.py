"""Report and Block, and what the safety team does with them."""
