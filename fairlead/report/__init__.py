"""How a diagnosis is said: terminal text, one HTML file, JSON. Nothing is computed here."""
