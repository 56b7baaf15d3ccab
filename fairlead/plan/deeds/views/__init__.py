"""Pages of commitments and decisions."""
