"""What `möte` does, one module for each part of a meeting's life."""
