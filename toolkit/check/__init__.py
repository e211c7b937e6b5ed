"""Rules over the made artefacts: is each what was built, and does it keep its promises?"""
