"""One campaign's words and design, turned into everything that a campaign hands out, in every
language.
"""

__version__ = "0.2.0"
FORMAT = 3  # how this version writes a campaign's files; read/upgrades.py has a step to each
