"""Can our leaders, asked apart, say the same plan?"""
