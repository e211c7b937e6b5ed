"""Slides that people edit: PowerPoint files, written and read.

The only package that imports python-pptx and lxml.
"""
