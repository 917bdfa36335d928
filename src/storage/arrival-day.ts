const DAY_MS = 24 * 60 * 60 * 1000;

/** Day of arrival, `YYYY-MM-DD`, UTC: the segment that an event belongs to. */
export function arrivalDay(receivedMs: number): string {
  return new Date(receivedMs).toISOString().slice(0, 10);
}

export function dayBefore(day: string): string {
  return arrivalDay(Date.parse(`${day}T00:00:00Z`) - DAY_MS);
}

export function isArrivalDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}
