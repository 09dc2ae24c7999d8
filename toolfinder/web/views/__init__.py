"""What our pages show, as plain values for their templates and for JSON."""
