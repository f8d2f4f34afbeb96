"""Writers of files: one tree of minutes in, one file out; and the check of a finished file."""
