"""What a profile says on a given day: a consent or a verification dated later has not been given yet. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .model import Deputy, Site


def as_of(site: Site, day: date) -> Site:
    """The site without consents and verifications that are yet to come; itself if there are none.

    Args:
        day: in the city's time zone.
    """
    changed = {id_: _as_of(one, day) for id_, one in site.deputies.items() if _is_ahead(one, day)}
    return replace(site, deputies={**site.deputies, **changed}) if changed else site


def consent_ahead(deputy: Deputy, day: date) -> bool:
    consent = deputy.photo.consent_on if deputy.photo else None
    return consent is not None and consent > day


def verified_ahead(deputy: Deputy, day: date) -> bool:
    return deputy.verified_on is not None and deputy.verified_on > day


def _is_ahead(deputy: Deputy, day: date) -> bool:
    return consent_ahead(deputy, day) or verified_ahead(deputy, day)


def _as_of(deputy: Deputy, day: date) -> Deputy:
    if deputy.photo and consent_ahead(deputy, day):
        deputy = replace(deputy, photo=replace(deputy.photo, consent_on=None))
    if verified_ahead(deputy, day):
        deputy = replace(deputy, verified_on=None)
    return deputy
