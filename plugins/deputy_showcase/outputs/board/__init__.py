"""The boards of the stations as files to print: what stands on one, its sheets, and the PDF."""

#: Raise this when the same board is to be drawn differently, so that cached results are not used.
VERSION = 2
