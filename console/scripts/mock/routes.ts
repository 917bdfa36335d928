import { openApiDocument } from '../../../src/server/openapi/document.ts';
import { routes as apiRoutes } from '../../../src/server/routes/index.ts';
import { approvalOf, decide } from './approvals.ts';
import { detailOf } from './call-detail.ts';
import { account, accounts } from './catalogue.ts';
import { spendOf } from './costs.ts';
import { check } from './guard-check.ts';
import { dryRunOf, policyView, replayOf } from './policies.ts';
import { viewOf } from './redteam.ts';
import { histogramOf, type MockState, overviewOf } from './state.ts';
import { trafficStatsOf } from './traffic-stats.ts';

export interface MockRequest {
  readonly state: MockState;
  readonly query: URLSearchParams;
  readonly parts: readonly string[];
  readonly body: Record<string, unknown>;
}

/** An answer: a document, or a problem when `problem` is set. */
export type MockAnswer = { readonly status?: number; readonly body?: unknown };
type Route = (request: MockRequest) => MockAnswer | undefined;

const notFound: MockAnswer = {
  status: 404,
  body: {
    title: 'Not found',
    status: 404,
    code: 'not_found',
    detail: 'There is nothing with this id.',
    requestId: 'req_mock404',
  },
};

function page(items: readonly unknown[], query: URLSearchParams): MockAnswer {
  const limit = Number(query.get('limit') ?? 50);
  const start = Number(query.get('cursor') ?? 0);
  const end = start + limit;
  return { body: { items: items.slice(start, end), nextCursor: end < items.length ? String(end) : null } };
}

function wanted(query: URLSearchParams, key: string, value: string | null): boolean {
  const all = query.getAll(key);
  return all.length === 0 || all.includes(value ?? 'none');
}

function contains(query: URLSearchParams, ...texts: readonly string[]): boolean {
  const text = (query.get('q') ?? '').toLowerCase();
  return texts.some((each) => each.toLowerCase().includes(text));
}

function patch<Item extends object>(item: Item | undefined, change: object): MockAnswer {
  if (!item) return notFound;
  return { body: Object.assign(item, change) };
}

const remove = (list: unknown[], index: number): MockAnswer => {
  if (index < 0) return notFound;
  list.splice(index, 1);
  return { status: 204 };
};

/** `METHOD first-part` (after `/api/`) to what answers it. */
export const routes: Readonly<Record<string, Route>> = {
  'GET approvals': ({ state, query, parts }) => {
    if (parts[1]) return approvalOf(state, parts[1]) ?? notFound;
    return page(
      state.approvals.filter((each) => wanted(query, 'state', each.state)),
      query,
    );
  },
  'POST approvals': ({ state, parts, body }) => decide(state, parts, body) ?? notFound,
  'GET setup': ({ state }) => ({ body: { needed: state.needsSetup } }),
  'POST setup': ({ state }) => {
    state.needsSetup = false;
    state.signedIn = true;
    return { body: { account, csrfToken: 'mock' } };
  },
  'POST session': ({ state, body }) => {
    if (body.password === 'wrong')
      return {
        status: 401,
        body: {
          title: 'Unauthorised',
          status: 401,
          code: 'bad_credentials',
          detail: 'Wrong e-mail or password.',
          requestId: 'req_mock401',
        },
      };
    state.signedIn = true;
    return { body: { account, csrfToken: 'mock' } };
  },
  'DELETE session': ({ state }) => {
    state.signedIn = false;
    return { status: 204 };
  },
  'GET accounts': ({ query }) => page(accounts, query),
  'GET status': ({ state }) => ({
    body: {
      version: '0.0.0',
      events: {
        accepted: state.mode === 'full' ? 1_204_603 : 0,
        processed: state.mode === 'full' ? 1_204_551 : 0,
        deadLettered: state.deadLetters.length,
        pending: 0,
      },
      openIncidents: {},
      rules: { loaded: state.rules.length, problems: state.problems.length },
      days: { open: 1, sealed: 6 },
    },
  }),
  'GET overview': ({ state }) => ({ body: overviewOf(state) }),
  'GET events': ({ state, query, parts }) => {
    if (parts[1] === 'histogram')
      return { body: histogramOf(state, query.get('from') ?? '-24h', query.get('to') ?? 'now') };
    if (parts[1]) {
      const event = state.events.find((each) => each.id === parts[1]);
      return event ? { body: event } : notFound;
    }
    const entity = query.get('entity');
    return page(
      state.events.filter(
        (each) =>
          contains(query, each.message, each.raw) &&
          wanted(query, 'source', each.source) &&
          wanted(query, 'class', String(each.class_uid)) &&
          (!entity || each.entities.some((one) => `${one.kind}:${one.name}` === entity)),
      ),
      query,
    );
  },
  'GET findings': ({ state, query }) =>
    page(
      state.findings.filter(
        (each) =>
          wanted(query, 'severity', each.severity) &&
          wanted(query, 'wing', each.wing) &&
          wanted(query, 'rule', each.ruleId),
      ),
      query,
    ),
  'PATCH findings': ({ state, parts, body }) =>
    patch(
      state.storyFindings.find((each) => each.id === parts[1]),
      body,
    ),
  'GET incidents': ({ state, query, parts }) => {
    if (!parts[1]) {
      return page(
        state.incidents.filter(
          (each) =>
            wanted(query, 'status', each.status) &&
            wanted(query, 'severity', each.severity) &&
            wanted(query, 'assignee', each.assigneeId) &&
            contains(query, each.title, each.entities[0]?.name ?? '') &&
            (!query.get('wing') || each.wings.some((wing) => wing === query.get('wing'))),
        ),
        query,
      );
    }
    const incident = state.incidents.find((each) => each.id === parts[1] || String(each.number) === parts[1]);
    if (!incident) return notFound;
    const findings =
      incident.id === 'inc_1'
        ? state.storyFindings
        : state.findings.filter((each) => each.incidentId === incident.id);
    return {
      body: {
        incident,
        entries: state.entries.filter((each) => each.incidentId === incident.id),
        findings,
        related: {},
      },
    };
  },
  'PATCH incidents': ({ state, parts, body }) =>
    patch(
      state.incidents.find((each) => each.id === parts[1]),
      body,
    ),
  'POST incidents': ({ state, parts, body }) => {
    const incident = state.incidents.find((each) => each.id === parts[1] || String(each.number) === parts[1]);
    if (!incident) return notFound;
    const entry = {
      id: `ent_${state.entries.length + 10}`,
      incidentId: incident.id,
      timeMs: Date.now(),
      kind: 'comment' as const,
      actorId: account.id,
      actorName: account.name,
      text: String(body.text),
      findingId: null,
    };
    state.entries.push(entry);
    return { status: 201, body: entry };
  },
  'GET traffic': ({ state, query, parts }) => {
    if (parts[1] === 'stats') return { body: trafficStatsOf(state, query) };
    if (parts[1]) {
      const call = state.calls.find((each) => each.id === parts[1]);
      return call ? { body: detailOf(call) } : notFound;
    }
    return page(
      state.calls.filter(
        (each) =>
          wanted(query, 'action', each.verdict.action) &&
          wanted(query, 'model', each.model) &&
          wanted(query, 'token', each.token.id) &&
          wanted(query, 'policy', each.policy) &&
          (!query.get('guard') || each.verdict.reasons.some(({ guard }) => guard === query.get('guard'))),
      ),
      query,
    );
  },
  'GET guards': ({ state, query }) => page(state.guards, query),
  'PUT guards': ({ state, parts, body }) =>
    patch(
      state.guards.find((each) => each.name === parts[1]),
      body,
    ),
  'POST guards': ({ body }) => ({ body: check(String(body.text ?? '')) }),
  'GET openapi.json': () => ({ body: openApiDocument(apiRoutes, '0.0.0') }),
  'PUT traffic': ({ parts, body }) => ({ body: { callId: parts[1], ...body } }),
  'POST traffic': ({ state, parts, body }) => {
    const call = state.calls.find((each) => each.id === parts[1]);
    return call ? { body: replayOf(call, String(body.policy)) } : notFound;
  },
  'GET policies': ({ state, query }) => page(state.policies.map(policyView), query),
  'POST policies': ({ state, parts, body }) =>
    parts[1] === 'dry-run'
      ? { body: dryRunOf(state, body) }
      : { body: { items: state.policies.map(policyView) } },
  'PUT policies': ({ state, parts, body }) =>
    patch(
      state.policies.find((each) => each.name === parts[1]),
      body,
    ),
  'GET redteam-reports': ({ state, query, parts }) => {
    if (!parts[1])
      return page(
        state.redteamReports.map(({ info }) => info),
        query,
      );
    const kept = state.redteamReports.find(({ info }) => info.id === parts[1]);
    if (!kept) return notFound;
    if (parts[2] === 'results') {
      const result = kept.report.results.find(({ probe }) => probe.id === parts[3]);
      return result ? { body: result } : notFound;
    }
    return { body: parts[2] === 'report' ? kept.report : viewOf(kept) };
  },
  'DELETE redteam-reports': ({ state, parts }) =>
    remove(
      state.redteamReports,
      state.redteamReports.findIndex(({ info }) => info.id === parts[1]),
    ),
  'GET spend': ({ state, query }) => ({ body: spendOf(state, query) }),
  'GET budgets': ({ state, query }) => page(state.budgets, query),
  'GET prices': ({ state, query }) => page(state.prices, query),
  'GET teams': ({ state, query }) => page(state.teams, query),
  'GET detectors': ({ state, query }) => page(state.detectors, query),
  'PUT detectors': ({ state, parts, body }) =>
    patch(
      state.detectors.find((each) => each.name === parts[1]),
      body,
    ),
  'GET rules': ({ state, query, parts }) => {
    if (parts[1] === 'problems') return page(state.problems, query);
    return page(
      state.rules.filter(
        (each) => contains(query, each.title, each.id) && wanted(query, 'enabled', String(each.enabled)),
      ),
      query,
    );
  },
  'PUT rules': ({ state, parts, body }) =>
    patch(
      state.rules.find((each) => each.id === parts[1]),
      body,
    ),
  'GET tokens': ({ state, query }) => page(state.tokens, query),
  'POST tokens': ({ state, body }) => {
    const record = {
      id: `tok_${state.tokens.length + 1}`,
      name: String(body.name),
      prefix: 'bzn_n3w1',
      createdBy: account.id,
      scopes: body.scopes as never,
      createdMs: Date.now(),
      expiresMs: null,
      lastUsedMs: null,
      revokedMs: null,
      gateway: {},
    };
    state.tokens.unshift(record);
    return { status: 201, body: { token: 'bzn_n3w1Example0OnlyShownOnce0', record } };
  },
  'DELETE tokens': ({ state, parts }) =>
    remove(
      state.tokens,
      state.tokens.findIndex((each) => each.id === parts[1]),
    ),
  'GET sources': ({ state, query }) => page(state.sources, query),
  'GET dead-letters': ({ state, query }) =>
    page(
      state.deadLetters.filter(
        (each) => wanted(query, 'source', each.source) && wanted(query, 'reason', each.reason),
      ),
      query,
    ),
  'POST dead-letters': ({ state }) => {
    const replayed = state.deadLetters.length;
    state.deadLetters.length = 0;
    return { body: { replayed } };
  },
  'GET upstreams': ({ state, query }) => page(state.upstreams, query),
  'POST upstreams': ({ state, parts, body }) => {
    if (parts[2] === 'test')
      return {
        body: {
          ok: parts[1] === 'openai',
          detail: parts[1] === 'openai' ? 'Answered with 41 models.' : 'ANTHROPIC_API_KEY is not set.',
          elapsedMs: 212,
        },
      };
    state.upstreams.push({ ...state.upstreams[0]!, ...(body as object), key: 'missing' });
    return { status: 201, body };
  },
  'DELETE upstreams': ({ state, parts }) =>
    remove(
      state.upstreams,
      state.upstreams.findIndex((each) => each.name === parts[1]),
    ),
  'GET webhooks': ({ state, query }) => page(state.webhooks, query),
  'POST webhooks': ({ state, body }) => {
    const webhook = {
      id: `whk_${state.webhooks.length + 1}`,
      name: String(body.name),
      url: String(body.url),
      enabled: true,
      createdMs: Date.now(),
    };
    state.webhooks.push(webhook);
    return { status: 201, body: { webhook, secret: 'whsec_shown_once' } };
  },
  'DELETE webhooks': ({ state, parts }) =>
    remove(
      state.webhooks,
      state.webhooks.findIndex((each) => each.id === parts[1]),
    ),
  'GET outbox': ({ state, query }) => page(state.outbox, query),
  'GET segments': ({ state, query }) => page(state.segments, query),
  'POST hunt': ({ state }) => ({
    body: {
      columns: [
        { name: 'source', type: 'VARCHAR' },
        { name: 'message', type: 'VARCHAR' },
        { name: 'n', type: 'BIGINT' },
      ],
      rows: state.events.slice(0, 200).map((each, index) => [each.source, each.message, 2000 - index * 7]),
      truncated: false,
      elapsedMs: 184,
    },
  }),
};

/** The session's own route, which answers before anybody is signed in. */
export function sessionAnswer(state: MockState): MockAnswer {
  if (!state.signedIn)
    return {
      status: 401,
      body: {
        title: 'Unauthorised',
        status: 401,
        code: 'unauthorised',
        detail: 'Sign in first.',
        requestId: 'req_mock401',
      },
    };
  return { body: { account, csrfToken: 'mock' } };
}
