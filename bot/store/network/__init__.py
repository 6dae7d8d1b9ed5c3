"""The network response, made from all that is stored, and kept in memory."""
