"""Raw text to sentences and tokens, and the folding that makes look-up keys."""
