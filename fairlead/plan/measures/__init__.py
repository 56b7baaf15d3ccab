"""How far is the figure that a goal names?"""
