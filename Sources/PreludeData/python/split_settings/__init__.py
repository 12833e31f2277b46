"""django-split-settings."""
