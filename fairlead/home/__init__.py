"""One page composed from all chapters."""
