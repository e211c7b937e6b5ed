"""Doing: rooms that hold declared inputs only, a store of what was made, pools, one dumb loop,
whole publishing.
"""
