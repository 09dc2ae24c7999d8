"""Turns results into text. Takes no decisions."""
