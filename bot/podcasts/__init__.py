"""Podcasts of the community: shows made of feeds, episodes announced once, and credits that each person agrees to."""
