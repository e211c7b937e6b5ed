"""Languages: catalogues, placeholders and the characters that a font can show.

The only package that imports Babel.
"""
