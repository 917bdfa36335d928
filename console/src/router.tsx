import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { api, setCsrfToken } from './api/client.ts';
import { asProblem } from './api/problem.ts';
import { queryClient, sessionKey } from './api/queries.ts';
import type { Session } from './api/types.ts';
import { ErrorState } from './components/error-state.tsx';
import { SkeletonRows } from './components/skeleton.tsx';
import { compact, many, manyOf, one, oneOf, parseSearch, stringifySearch } from './lib/search-params.ts';
import type { RangeSearch } from './lib/search-types.ts';
import { NotFound } from './pages/not-found/view.tsx';
import { Shell } from './shell/shell.tsx';

type Raw = Record<string, unknown>;

const root = createRootRoute({
  validateSearch: (raw: Raw): RangeSearch => compact({ from: one(raw.from), to: one(raw.to) }),
  search: { middlewares: [retainSearchParams<RangeSearch>(['from', 'to'])] },
  notFoundComponent: NotFound,
  errorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
});

async function signedIn(here: string): Promise<void> {
  try {
    const session = await queryClient.ensureQueryData({
      queryKey: sessionKey,
      queryFn: () => api<Session>('/api/session'),
      staleTime: 5 * 60_000,
    });
    setCsrfToken(session.csrfToken);
  } catch (error) {
    if (asProblem(error).status !== 401) throw error;
    throw redirect({ to: '/signin', search: here === '/' ? {} : { next: here } });
  }
}

const shell = createRoute({
  getParentRoute: () => root,
  id: 'shell',
  component: Shell,
  beforeLoad: ({ location }) => signedIn(location.href),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/signin',
  validateSearch: (raw: Raw) => compact({ next: one(raw.next) }),
  component: lazyRouteComponent(() => import('./pages/sign-in/view.tsx'), 'SignInPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  validateSearch: (raw: Raw) => compact({ token: one(raw.token) }),
  component: lazyRouteComponent(() => import('./pages/setup/view.tsx'), 'SetupPage'),
});

const overview = createRoute({
  getParentRoute: () => shell,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/overview/view.tsx'), 'OverviewPage'),
});

const severityNames = ['critical', 'high', 'medium', 'low', 'informational', 'unknown'] as const;

const incidents = createRoute({
  getParentRoute: () => shell,
  path: '/incidents',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['findings']),
      status: manyOf(raw.status, ['new', 'in_progress', 'on_hold', 'resolved', 'closed']),
      severity: manyOf(raw.severity, severityNames),
      wing: oneOf(raw.wing, ['protect', 'defend']),
      assignee: one(raw.assignee),
      entity: one(raw.entity),
      rule: one(raw.rule),
      detector: one(raw.detector),
      q: one(raw.q),
    }),
  component: lazyRouteComponent(() => import('./pages/incidents/view.tsx'), 'IncidentsPage'),
});

const incident = createRoute({
  getParentRoute: () => shell,
  path: '/incidents/$id',
  validateSearch: (raw: Raw) => compact({ finding: one(raw.finding) }),
  component: lazyRouteComponent(() => import('./pages/incident/view.tsx'), 'IncidentPage'),
});

const events = createRoute({
  getParentRoute: () => shell,
  path: '/events',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['hunt']),
      q: one(raw.q),
      source: one(raw.source),
      class: one(raw.class),
      severityMin: one(raw.severityMin),
      entity: one(raw.entity),
      field: many(raw.field),
      event: one(raw.event),
      sql: one(raw.sql),
    }),
  component: lazyRouteComponent(() => import('./pages/events/view.tsx'), 'EventsPage'),
});

const traffic = createRoute({
  getParentRoute: () => shell,
  path: '/traffic',
  validateSearch: (raw: Raw) =>
    compact({
      action: oneOf(raw.action, ['allow', 'flag', 'redact', 'block', 'refuse']),
      guard: one(raw.guard),
      rule: one(raw.rule),
      model: one(raw.model),
      token: one(raw.token),
      team: one(raw.team),
      upstream: one(raw.upstream),
      policy: one(raw.policy),
      status: one(raw.status),
      q: one(raw.q),
      chart: oneOf(raw.chart, ['latency', 'tokens', 'cost']),
    }),
  component: lazyRouteComponent(() => import('./pages/traffic/view.tsx'), 'TrafficPage'),
});

const call = createRoute({
  getParentRoute: () => shell,
  path: '/traffic/$id',
  component: lazyRouteComponent(() => import('./pages/call/view.tsx'), 'CallPage'),
});

const guards = createRoute({
  getParentRoute: () => shell,
  path: '/guards',
  validateSearch: (raw: Raw) => compact({ tab: oneOf(raw.tab, ['policies', 'try']) }),
  component: lazyRouteComponent(() => import('./pages/guards/view.tsx'), 'GuardsPage'),
});

const policy = createRoute({
  getParentRoute: () => shell,
  path: '/guards/policies/$name',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['json', 'dry-run']),
      field: one(raw.field),
      copy: one(raw.copy),
    }),
  component: lazyRouteComponent(() => import('./pages/policy/view.tsx'), 'PolicyPage'),
});

const redteam = createRoute({
  getParentRoute: () => shell,
  path: '/redteam',
  component: lazyRouteComponent(() => import('./pages/redteam/view.tsx'), 'RedteamPage'),
});

const redteamReport = createRoute({
  getParentRoute: () => shell,
  path: '/redteam/$id',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['families', 'standards', 'probes', 'compare']),
      probe: one(raw.probe),
      family: one(raw.family),
      outcome: one(raw.outcome),
      with: one(raw.with),
    }),
  component: lazyRouteComponent(() => import('./pages/redteam-report/view.tsx'), 'RedteamReportPage'),
});

const approvals = createRoute({
  getParentRoute: () => shell,
  path: '/approvals',
  validateSearch: (raw: Raw) =>
    compact({ state: oneOf(raw.state, ['pending', 'approved', 'denied', 'used', 'expired']) }),
  component: lazyRouteComponent(() => import('./pages/approvals/view.tsx'), 'ApprovalsPage'),
});

const approval = createRoute({
  getParentRoute: () => shell,
  path: '/approvals/$id',
  component: lazyRouteComponent(() => import('./pages/approvals/one.tsx'), 'ApprovalPage'),
});

const costs = createRoute({
  getParentRoute: () => shell,
  path: '/costs',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['budgets', 'prices', 'teams']),
      by: oneOf(raw.by, ['team', 'token', 'upstream']),
      measure: oneOf(raw.measure, ['cost', 'tokens', 'calls']),
    }),
  component: lazyRouteComponent(() => import('./pages/costs/view.tsx'), 'CostsPage'),
});

const detections = createRoute({
  getParentRoute: () => shell,
  path: '/detections',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['detectors', 'problems']),
      q: one(raw.q),
      enabled: oneOf(raw.enabled, ['true', 'false']),
      rule: one(raw.rule),
    }),
  component: lazyRouteComponent(() => import('./pages/detections/view.tsx'), 'DetectionsPage'),
});

const tokens = createRoute({
  getParentRoute: () => shell,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('./pages/tokens/view.tsx'), 'TokensPage'),
});

const sources = createRoute({
  getParentRoute: () => shell,
  path: '/settings/sources',
  validateSearch: (raw: Raw) =>
    compact({
      tab: oneOf(raw.tab, ['dead-letters']),
      source: one(raw.source),
      reason: one(raw.reason),
    }),
  component: lazyRouteComponent(() => import('./pages/sources/view.tsx'), 'SourcesPage'),
});

const upstreams = createRoute({
  getParentRoute: () => shell,
  path: '/settings/upstreams',
  component: lazyRouteComponent(() => import('./pages/upstreams/view.tsx'), 'UpstreamsPage'),
});

const webhooks = createRoute({
  getParentRoute: () => shell,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('./pages/webhooks/view.tsx'), 'WebhooksPage'),
});

const routeTree = root.addChildren([
  signIn,
  setup,
  shell.addChildren([
    overview,
    incidents,
    incident,
    events,
    traffic,
    call,
    guards,
    policy,
    costs,
    approvals,
    approval,
    redteam,
    redteamReport,
    detections,
    tokens,
    sources,
    upstreams,
    webhooks,
  ]),
]);

export const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultPendingMs: 200,
  defaultPendingComponent: () => <SkeletonRows />,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
