"""How days and hours are written, by language, where Django's own way would differ from the rest of the site."""
