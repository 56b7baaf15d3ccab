"""Small words of this room for its templates."""
