"""Logos, as people bring them: what a file is by its content (kinds), its pixels (decode) or its
drawing made harmless (drawing), both as one value (logo), made for the place where it stands
(prepare), and whether it can be seen there (seen).
"""
