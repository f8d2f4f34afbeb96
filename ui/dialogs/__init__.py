"""One dialog a file; each gives a frozen value or nothing."""
