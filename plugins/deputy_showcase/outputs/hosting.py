"""What browsers are told to refuse: one policy, for the page itself and for hosts that send headers.

Every page carries the policy as a ``meta`` element, so that it holds on any host. ``_headers`` is read
by Netlify and Cloudflare Pages; docs/hosting/ says the same to nginx (a test compares them).
A ``meta`` element cannot say ``frame-ancestors`` (CSP Level 3, 3.3): only the headers do.
"""

from __future__ import annotations

from .spec import OutputFile

#: No inline script, style or handler, nothing of another host. JSON-LD is data, which CSP leaves alone.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
#: For every address. HSTS is ignored where the site is read over plain HTTP, as on an intranet.
EVERYWHERE = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(self), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Strict-Transport-Security": "max-age=31536000",
}
#: Open data and feeds may be read by anybody's programs; a picture's name changes with the picture. Scripts
#: keep their names and belong together: a browser asks whether they are the newest, and gets none of two versions.
SOMEWHERE = {
    "/assets/*": {"Cache-Control": "no-cache"},
    "/data/*": {"Access-Control-Allow-Origin": "*"},
    "/feeds/*": {"Access-Control-Allow-Origin": "*"},
    "/pictures/*": {"Cache-Control": "public, max-age=31536000, immutable"},
}


def headers_file() -> OutputFile:
    """``_headers`` in the form of Netlify and Cloudflare Pages."""
    lines: list[str] = []
    for path, headers in {"/*": EVERYWHERE, **SOMEWHERE}.items():
        lines += [path, *(f"  {name}: {value}" for name, value in headers.items())]
    return OutputFile("_headers", ("\n".join(lines) + "\n").encode())
