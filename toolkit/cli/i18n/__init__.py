"""The commands of `toolkit i18n`, one a file: `command` in `convert_plurals.py` is `toolkit i18n
convert-plurals`.
"""
