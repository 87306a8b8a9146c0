"""`python -m bijstand_report` is the same as the command `bijstand-report`."""

from bijstand_report.cli import main

main()
