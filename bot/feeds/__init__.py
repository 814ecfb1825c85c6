"""Feeds: read in a process of their own, found on websites, and what makes an entry the same entry."""
