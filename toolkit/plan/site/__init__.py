"""The site: addresses, what each page says, and which artefacts it is made of.

Pure, like all planning.
"""
