"""A report in the browser while it is worked on: made again when what it is made of changes.

`sources` sees what changed, `build` makes the HTML edition again with as little work as possible,
`serve` shows it on this computer and nowhere else.
"""
