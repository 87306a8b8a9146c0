"""Figures: from protected results (`Publishable`) to plots, and from plots to SVG or PNG."""
