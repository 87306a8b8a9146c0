"""The report as data: all that a template sees, built from publishable figures."""
