"""Deciding, in two steps: first the sizes at which a set of artworks can be drawn alike, then a job
for each artefact.

Pure: no file is opened here. Every word is translated, every size and every input's digest fixed.
"""
