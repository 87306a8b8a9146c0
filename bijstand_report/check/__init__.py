"""What the program makes of a client file, for whoever must trust it: `controleren`, `init`."""
