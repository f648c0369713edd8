"""An action: what, who owns it, by when, and the evidence that it was done."""
