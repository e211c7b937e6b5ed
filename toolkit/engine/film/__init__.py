"""Everything about films that needs PyAV or NumPy, which are imported nowhere else.

Frames are composed, judged and encoded here; scenes, captions and sound are joined; finished films
are read.
"""
