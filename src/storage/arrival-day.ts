const DAY_MS = 24 * 60 * 60 * 1000;

/** The day asked for last: events of one batch arrive on one day, and making the text costs more than comparing. */
let lastDay = { startMs: 0, text: '1970-01-01' };

/** Day of arrival, `YYYY-MM-DD`, UTC: the segment that an event belongs to. */
export function arrivalDay(receivedMs: number): string {
  if (receivedMs >= lastDay.startMs && receivedMs < lastDay.startMs + DAY_MS) return lastDay.text;
  const startMs = Math.floor(receivedMs / DAY_MS) * DAY_MS;
  lastDay = { startMs, text: new Date(startMs).toISOString().slice(0, 10) };
  return lastDay.text;
}

export function dayBefore(day: string): string {
  return arrivalDay(Date.parse(`${day}T00:00:00Z`) - DAY_MS);
}

export function isArrivalDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
