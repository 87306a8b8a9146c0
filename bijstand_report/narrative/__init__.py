"""Sentences, made from publishable figures only.

Takes a `Publishable` and the scope; gives titles, sentences and alt texts in plain Dutch. Every
number in them stands in a table of the report. A sentence whose figures are hidden is not made.
A difference is called one only when it is more than chance (METHOD 9). `phrases` holds the words
for groups, `significance` the tests.
"""
