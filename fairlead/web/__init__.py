"""Layout, components and error pages that every room wears."""
