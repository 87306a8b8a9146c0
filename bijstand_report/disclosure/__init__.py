"""Disclosure control: exact statistics in, publishable figures out (METHOD 10)."""
