"""Addresses that users wrote. Only web addresses are ever made into links."""

from __future__ import annotations

from urllib.parse import urlsplit


def safe_url(text: str) -> str:
    """The address if it is one of the web (http, https) and well-formed, else an empty string."""
    address = text.strip()
    if any(character <= " " or character == "\x7f" for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
