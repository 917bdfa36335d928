import { expect, it } from 'vitest';
import type { EventRecord } from '../../contracts/event.ts';
import type { McpEvent } from '../../contracts/mcp-event.ts';
import { McpDetector } from './mcp-detector.ts';

const message: McpEvent = {
  type: 'mcp.call',
  id: 'mcp_1',
  time: 5,
  server: 'files',
  transport: 'stdio',
  session: 's',
  client: 'planner',
  direction: 'server-to-client',
  kind: 'response',
  method: 'tools/call',
  requestId: 1,
  target: 'read_file',
  action: 'changed',
  bytes: 10,
  latencyMs: 1,
  verdict: null,
  alarms: [],
};

function inspect(change: Partial<McpEvent>, format: EventRecord['format'] = 'json') {
  const event = { seq: 3, timeMs: 5, format, raw: JSON.stringify({ ...message, ...change }) };
  return new McpDetector().inspect([event as EventRecord], {} as never);
}

const alarm = (kind: string, pointer = '/content/0/text') => ({
  kind,
  subject: 'read_file',
  explanation: 'It gives orders.',
  pointer,
});

it('makes one finding of alarms of one sort, with server, client and place', () => {
  const [finding, ...rest] = inspect({
    alarms: [alarm('poisoned-text'), alarm('poisoned-text', '/content/1/text')],
  });
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({
    wing: 'protect',
    ruleId: 'mcp.poisoned-text',
    severity: 'high',
    entities: [
      { kind: 'service', name: 'mcp:files' },
      { kind: 'api_token', name: 'planner' },
    ],
    techniques: [{ id: 'AML.T0051.001' }],
  });
  expect(finding?.evidence.explanation).toContain('/content/1/text');
});

it('says nothing of quiet messages, of order alone, and of other records', () => {
  expect(inspect({})).toEqual([]);
  expect(inspect({ alarms: [alarm('list-reordered')] })).toEqual([]);
  expect(inspect({ alarms: [alarm('poisoned-text')] }, 'syslog')).toEqual([]);
  expect(inspect({ alarms: [alarm('poisoned-text')], action: 'x' as never })).toEqual([]);
});
