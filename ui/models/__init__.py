"""Item models over tuples of frozen values. No widgets."""
