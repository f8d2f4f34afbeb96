"""Pages: layout, tab order and wiring; what is shown comes from presenters."""
