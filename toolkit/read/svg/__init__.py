"""Reads a drawing that a designer made: SVG, strictly, as filled outlines with roles."""
