"""Addresses that users wrote. Only web addresses are ever made into links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

#: What nearly every address is like, and well-formed for certain: a host in small letters and a path.
_USUAL = re.compile("https?://[a-z0-9][a-z0-9.-]*(?:/[A-Za-z0-9/._~-]*)?", re.ASCII)


def safe_url(text: str) -> str:
    """The address if it is one of the web (http, https) and well-formed, else an empty string."""
    if not text or _USUAL.fullmatch(text):
        return text
    address = text.strip()
    if any(character <= " " or character == "\x7f" for character in address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return address if parts.scheme in ("http", "https") and parts.hostname else ""
