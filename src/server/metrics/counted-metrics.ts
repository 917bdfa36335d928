import { Counter, type Registry } from 'prom-client';

/** Parts that count for themselves since their start; their figures are read at each scrape. */
export interface CountedMetricsDeps {
  readonly gateway: { readonly eventsLost: number };
  readonly syslog: SyslogCountersPort;
}

export interface SyslogCountersPort {
  /** Messages taken in and, by kind, what was lost or refused; undefined while no listener is on. */
  readonly syslogCounters: (Readonly<Record<string, number>> & { readonly messages: number }) | undefined;
}

export function collectCountedMetrics(registry: Registry, { gateway, syslog }: CountedMetricsDeps): void {
  const registers = [registry];
  new Counter({
    name: 'bartizan_gateway_events_lost_total',
    help: 'Gateway calls whose event could not be recorded, since the start. Anything but 0 needs a look at the log.',
    registers,
    collect() {
      this.reset();
      this.inc(gateway.eventsLost);
    },
  });
  new Counter({
    name: 'bartizan_syslog_messages_total',
    help: 'Syslog messages taken in since the start.',
    registers,
    collect() {
      this.reset();
      this.inc(syslog.syslogCounters?.messages ?? 0);
    },
  });
  new Counter({
    name: 'bartizan_syslog_problems_total',
    help: 'Syslog messages and connections that were lost or refused since the start, by kind.',
    labelNames: ['kind'],
    registers,
    collect() {
      this.reset();
      for (const [name, value] of Object.entries(syslog.syslogCounters ?? {}))
        if (name !== 'messages') this.inc({ kind: snakeCase(name) }, value);
    },
  });
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
