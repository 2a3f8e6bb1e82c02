"""Rules about liaison stations: somebody to meet there, from here, and a telephone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..model import Deputy, Station
from ..problems import Problem
from .places import Places


def station_rules(
    stations: Mapping[str, Station], deputies: Mapping[str, Deputy], places: Places
) -> Iterator[Problem]:
    for station in stations.values():
        path = f"stations/{station.id}.yaml"
        # A number that cannot be read is reported as such.
        if not station.phone and not places.records[path].data.get("phone"):
            message, hint = "联络站没有电话，群众无法联系", "请补上座机，如 phone: 0533-0000000"
            yield places.problem(path, ("phone",), "station-no-phone", message, hint, "warning")
        yield from _listed(station, deputies, path, places)
    yield from _chosen(stations, deputies, places)


def empty_stations(
    stations: Mapping[str, Station], deputies: Mapping[str, Deputy], places: Places
) -> Iterator[Problem]:
    """Stations that neither list anybody nor are named by anybody's profile."""
    attached = {deputy.station for deputy in deputies.values()}
    for station in stations.values():
        if not station.deputies and station.id not in attached:
            message, hint = "这个联络站还没有代表", "请在 deputies 里写进站代表的编号"
            path, at = f"stations/{station.id}.yaml", ("deputies",)
            yield places.problem(path, at, "station-empty", message, hint, "warning")


def _listed(
    station: Station, deputies: Mapping[str, Deputy], path: str, places: Places
) -> Iterator[Problem]:
    for index, id_ in enumerate(station.deputies):
        deputy = deputies.get(id_)
        if deputy and not _belongs(deputy, station):
            message = f"{deputy.name}（{id_}）不是本区县的代表，也不是市级代表"
            hint = "请核对代表编号，或联络站的区县"
            at = ("deputies", index)
            yield places.problem(path, at, "station-other-district", message, hint, "warning")


def _chosen(
    stations: Mapping[str, Station], deputies: Mapping[str, Deputy], places: Places
) -> Iterator[Problem]:
    """The same from the other side: a profile that names a station elsewhere."""
    for deputy in deputies.values():
        station = stations.get(deputy.station)
        if station and deputy.id not in station.deputies and not _belongs(deputy, station):
            message = f"联络站「{station.name}」不在这位代表任职的区县"
            path, hint = f"deputies/{deputy.id}.yaml", "请核对联络站编号，或联络站的区县"
            at = ("station",)
            yield places.problem(path, at, "station-other-district", message, hint, "warning")


def _belongs(deputy: Deputy, station: Station) -> bool:
    """Deputies of the city may receive people at any district's station (周村: three levels regrouped)."""
    return any(
        seat.level == "city" or seat.district == station.district for seat in deputy.memberships
    )
