"""What the disk could tell of who said what: each channel with its test and a control."""
