"""Films: frames are composed, judged, encoded, captioned and joined here.

The only place that imports PyAV and NumPy.
"""
