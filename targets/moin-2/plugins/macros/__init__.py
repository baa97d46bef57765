"""One module for each macro."""
