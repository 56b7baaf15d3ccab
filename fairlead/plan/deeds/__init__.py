"""What did we say we would do, what became of it, and what did we decide?"""
