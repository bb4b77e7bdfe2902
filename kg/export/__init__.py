"""Files for other tools: one module a format, and the helper that writes a file whole or not at all."""
