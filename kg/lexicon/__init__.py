"""The lexicons: tables of names, offices, triggers and cues, and their look-up indexes."""
