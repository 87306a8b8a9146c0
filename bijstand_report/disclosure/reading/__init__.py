"""What a release tells, as cells and sums: all that somebody outside has to work with."""
