"""Checks what Welsh asks for: mutations, the glossary, spelling, signs.

They give hints to people, never a verdict on the language.
"""
