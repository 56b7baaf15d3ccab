"""Has everybody been told, and told again?"""
