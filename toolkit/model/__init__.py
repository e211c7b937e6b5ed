"""The nouns: frozen, hashable values.

No file is opened here and nothing but the standard library is imported.
"""
