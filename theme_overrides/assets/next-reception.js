// The next reception of a station or a deputy, and its day in words.

/** The first reception that is not over, of somebody if asked: [address, start, topic, who holds it, end or ""]. */
export function nextOf(station, id = "") {
  const ahead = ([, starts, , , ends]) => Date.parse(ends || starts) > Date.now();
  return station.receptions.find((one) => ahead(one) && (!id || one[3].includes(id)));
}

/** "2026-11-25T09:00:00+08:00" as 11月25日09:00. */
export function day(starts) {
  const [, month, date, time] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(starts);
  return `${Number(month)}月${Number(date)}日${time}`;
}
