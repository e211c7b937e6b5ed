"""One campaign's words and design, turned into everything that a campaign hands out, in every
language.
"""

__version__ = "0.2.0"
