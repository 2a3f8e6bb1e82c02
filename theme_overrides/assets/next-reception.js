// The next reception of a station or a deputy, and its day in words.

/** The first reception that is not over, of somebody if asked: [address, start, topic, who holds it]. */
export function nextOf(station, id = "") {
  return station.receptions.find(
    ([, starts, , deputies]) => Date.parse(starts) > Date.now() && (!id || deputies.includes(id)),
  );
}

/** "2026-11-25T09:00:00+08:00" as 11月25日09:00. */
export function day(starts) {
  const [, month, date, time] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(starts);
  return `${Number(month)}月${Number(date)}日${time}`;
}
