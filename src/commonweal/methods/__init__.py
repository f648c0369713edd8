"""One statistical method over anyone's own table."""
