"""Rules over what was made: does the file keep what we promise of it?"""
