"""The library: values in, values out. No Django, no clock, no dice, no network.

Files are opened in `tables` and `engines` alone; each chapter cites earlier chapters only.
"""
