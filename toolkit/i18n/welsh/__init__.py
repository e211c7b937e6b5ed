"""What Welsh asks for: mutations, the glossary, spelling, sorting, dates and lists.

Hints for people, never a verdict on the language.
"""
