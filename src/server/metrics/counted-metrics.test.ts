import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { collectCountedMetrics } from './counted-metrics.ts';

it('shows at each scrape what the parts have counted', async () => {
  const registry = new Registry();
  const gateway = { eventsLost: 0 };
  const syslog: { syslogCounters: { messages: number; udpDropped: number } | undefined } = {
    syslogCounters: undefined,
  };
  collectCountedMetrics(registry, { gateway, syslog });
  const before = await registry.metrics();
  expect(before).toMatch(/^bartizan_gateway_events_lost_total 0$/m);
  expect(before).toMatch(/^bartizan_syslog_messages_total 0$/m);
  expect(before).not.toMatch(/^bartizan_syslog_problems_total/m);

  gateway.eventsLost = 3;
  syslog.syslogCounters = { messages: 7, udpDropped: 2 };
  for (let scrape = 0; scrape < 2; scrape++) {
    const text = await registry.metrics();
    expect(text).toMatch(/^bartizan_gateway_events_lost_total 3$/m);
    expect(text).toMatch(/^bartizan_syslog_messages_total 7$/m);
    expect(text).toMatch(/^bartizan_syslog_problems_total\{kind="udp_dropped"\} 2$/m);
  }
});
