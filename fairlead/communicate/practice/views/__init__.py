"""Pages of practice: what is asked now, one's own card, what others can see, and the counts of a quarter."""
