"""Pages of the room. None of them is kept by a cache on the way."""
