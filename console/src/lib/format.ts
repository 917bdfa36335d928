const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });
const compactNumber = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 });

/** `12,345`; from a million on `1.2 M`. */
export function formatCount(value: number): string {
  return Math.abs(value) >= 1_000_000
    ? compactNumber.format(value).replace('m', ' M').replace('bn', ' G')
    : whole.format(value);
}

/** `12.3k` from ten thousand on: for tight places. */
export function formatShort(value: number): string {
  return Math.abs(value) >= 10_000
    ? compactNumber.format(value).replace('K', 'k').replace('m', 'M').replace('bn', 'G')
    : whole.format(value);
}

/** Plural by count: `1 event`, `2,000 events`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A duration in the largest sensible unit: `0.4 ms`, `320 ms`, `1.4 s`, `12 min`, `3 h 20 min`, `2 d`. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const minutes = Math.round(ms / 60_000);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} d`;
}

/** `1.2 kB`, decimal units. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  if (bytes < 1_000_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${(bytes / 1_000_000_000).toFixed(2)} GB`;
}

/** Money given in millionths: `12.40`, `0.0031`; the prices' own currency, which nobody has to name. */
export function formatMoney(micros: number): string {
  const value = micros / 1_000_000;
  if (value === 0) return '0';
  const digits = Math.abs(value) >= 1 ? 2 : Math.abs(value) >= 0.01 ? 4 : 6;
  return new Intl.NumberFormat('en-GB', {
    minimumFractionDigits: Math.min(4, digits),
    maximumFractionDigits: digits,
  }).format(value);
}

/** Change against the period before: `+12 %`; undefined when there was nothing before. */
export function formatChange(now: number, before: number): string | undefined {
  if (before === 0) return now === 0 ? undefined : 'new';
  const percent = Math.round(((now - before) / before) * 100);
  if (percent === 0) return '±0 %';
  if (percent > 999) return 'over 10×';
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)} %`;
}

/** `just now`, `4 min ago`, `3 h ago`, `2 d ago`. */
export function formatAgo(ms: number, nowMs: number): string {
  const seconds = Math.round((nowMs - ms) / 1000);
  if (seconds < 0) return 'in the future';
  if (seconds < 45) return 'just now';
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return `${hours} h ago`;
  return `${Math.round(hours / 24)} d ago`;
}

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const dayClock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

/** Time in the viewer's zone: the clock alone when it is today, with the day otherwise. */
export function formatTime(ms: number, nowMs: number): string {
  const sameDay = new Date(ms).toDateString() === new Date(nowMs).toDateString();
  return (sameDay ? clock : dayClock).format(ms).replace(',', '');
}

const acronyms: ReadonlySet<string> = new Set(['pii', 'ip', 'api', 'llm']);

/** A machine's name for people: `api_token` to `Api token`, `credential-access` to `Credential access`. */
export function humanise(name: string): string {
  if (acronyms.has(name)) return name.toUpperCase();
  const text = name.replaceAll(/[_-]+/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}
