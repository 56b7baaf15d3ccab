"""What does a statement mean for this team, and how is it said in that language?"""
