"""The file that municipalities share: protected aggregates, with what they mean, as JSON.

`model` says what is in it and is its JSON Schema; `definitions` what makes two files comparable;
`write` makes one of publishable figures; `read` reads some, strictly.
"""
