"""Packs: what is in them, what is said about them, and whether they are as they were made."""
