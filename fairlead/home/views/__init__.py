"""The pages of today and of the installation."""
