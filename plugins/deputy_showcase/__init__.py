"""A public site of People's Congress deputies, with one featured deputy per week per district."""

__version__ = "0.1.0"
