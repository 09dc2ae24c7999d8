"""Tests of what turns results into text."""
