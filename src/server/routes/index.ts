import type { Route } from '../core/define-route.ts';
import { abuseClear } from './abuse-clear/route.ts';
import { abuseGet } from './abuse-get/route.ts';
import { abuseList } from './abuse-list/route.ts';
import { accountsList } from './accounts-list/route.ts';
import { approvalsApprove } from './approvals-approve/route.ts';
import { approvalsCreate } from './approvals-create/route.ts';
import { approvalsDeny } from './approvals-deny/route.ts';
import { approvalsGet } from './approvals-get/route.ts';
import { approvalsList } from './approvals-list/route.ts';
import { budgetsDelete } from './budgets-delete/route.ts';
import { budgetsList } from './budgets-list/route.ts';
import { budgetsPut } from './budgets-put/route.ts';
import { budgetsRelease } from './budgets-release/route.ts';
import { customGuardsDelete } from './custom-guards-delete/route.ts';
import { customGuardsList } from './custom-guards-list/route.ts';
import { customGuardsPut } from './custom-guards-put/route.ts';
import { daysSeal } from './days-seal/route.ts';
import { deadLettersList } from './dead-letters-list/route.ts';
import { deadLettersReplay } from './dead-letters-replay/route.ts';
import { detectorsList } from './detectors-list/route.ts';
import { detectorsUpdate } from './detectors-update/route.ts';
import { eventsGet } from './events-get/route.ts';
import { eventsHistogram } from './events-histogram/route.ts';
import { eventsSearch } from './events-search/route.ts';
import { feedbackDelete } from './feedback-delete/route.ts';
import { feedbackList } from './feedback-list/route.ts';
import { feedbackPut } from './feedback-put/route.ts';
import { findingsGet } from './findings-get/route.ts';
import { findingsList } from './findings-list/route.ts';
import { findingsUpdate } from './findings-update/route.ts';
import { guardsCheck } from './guards-check/route.ts';
import { guardsList } from './guards-list/route.ts';
import { guardsUpdate } from './guards-update/route.ts';
import { healthLive } from './health-live/route.ts';
import { healthReady } from './health-ready/route.ts';
import { huntRun } from './hunt-run/route.ts';
import { incidentsComment } from './incidents-comment/route.ts';
import { incidentsGet } from './incidents-get/route.ts';
import { incidentsList } from './incidents-list/route.ts';
import { incidentsUpdate } from './incidents-update/route.ts';
import { metricsGet } from './metrics-get/route.ts';
import { outboxList } from './outbox-list/route.ts';
import { overviewGet } from './overview-get/route.ts';
import { policiesDelete } from './policies-delete/route.ts';
import { policiesDryRun } from './policies-dry-run/route.ts';
import { policiesGet } from './policies-get/route.ts';
import { policiesList } from './policies-list/route.ts';
import { policiesOrder } from './policies-order/route.ts';
import { policiesPut } from './policies-put/route.ts';
import { pricesDelete } from './prices-delete/route.ts';
import { pricesList } from './prices-list/route.ts';
import { pricesPut } from './prices-put/route.ts';
import { redteamReportsCases } from './redteam-reports-cases/route.ts';
import { redteamReportsCreate } from './redteam-reports-create/route.ts';
import { redteamReportsDelete } from './redteam-reports-delete/route.ts';
import { redteamReportsDownload } from './redteam-reports-download/route.ts';
import { redteamReportsGet } from './redteam-reports-get/route.ts';
import { redteamReportsList } from './redteam-reports-list/route.ts';
import { redteamReportsResult } from './redteam-reports-result/route.ts';
import { rulesList } from './rules-list/route.ts';
import { rulesProblems } from './rules-problems/route.ts';
import { rulesUpdate } from './rules-update/route.ts';
import { segmentsList } from './segments-list/route.ts';
import { segmentsSeal } from './segments-seal/route.ts';
import { sessionCreate } from './session-create/route.ts';
import { sessionDelete } from './session-delete/route.ts';
import { sessionGet } from './session-get/route.ts';
import { setupComplete } from './setup-complete/route.ts';
import { setupLink } from './setup-link/route.ts';
import { setupOwner } from './setup-owner/route.ts';
import { setupStatus } from './setup-status/route.ts';
import { sourcesList } from './sources-list/route.ts';
import { spendGet } from './spend-get/route.ts';
import { statusGet } from './status-get/route.ts';
import { teamsDelete } from './teams-delete/route.ts';
import { teamsList } from './teams-list/route.ts';
import { teamsPut } from './teams-put/route.ts';
import { tokensCreate } from './tokens-create/route.ts';
import { tokensDelete } from './tokens-delete/route.ts';
import { tokensList } from './tokens-list/route.ts';
import { tokensUpdate } from './tokens-update/route.ts';
import { trafficGet } from './traffic-get/route.ts';
import { trafficList } from './traffic-list/route.ts';
import { trafficReplay } from './traffic-replay/route.ts';
import { trafficStats } from './traffic-stats/route.ts';
import { upstreamsCreate } from './upstreams-create/route.ts';
import { upstreamsDelete } from './upstreams-delete/route.ts';
import { upstreamsList } from './upstreams-list/route.ts';
import { upstreamsTest } from './upstreams-test/route.ts';
import { webhooksCreate } from './webhooks-create/route.ts';
import { webhooksDelete } from './webhooks-delete/route.ts';
import { webhooksList } from './webhooks-list/route.ts';

/** Every route but those that are made for one server (events, live, the OpenAPI document). */
export const routes: readonly Route[] = [
  abuseClear,
  abuseGet,
  abuseList,
  accountsList,
  approvalsApprove,
  approvalsCreate,
  approvalsDeny,
  approvalsGet,
  approvalsList,
  budgetsDelete,
  budgetsList,
  budgetsPut,
  budgetsRelease,
  customGuardsDelete,
  customGuardsList,
  customGuardsPut,
  daysSeal,
  deadLettersList,
  deadLettersReplay,
  detectorsList,
  detectorsUpdate,
  eventsGet,
  eventsHistogram,
  eventsSearch,
  feedbackDelete,
  feedbackList,
  feedbackPut,
  findingsGet,
  findingsList,
  findingsUpdate,
  guardsCheck,
  guardsList,
  guardsUpdate,
  healthLive,
  healthReady,
  huntRun,
  incidentsComment,
  incidentsGet,
  incidentsList,
  incidentsUpdate,
  metricsGet,
  outboxList,
  overviewGet,
  policiesDelete,
  policiesDryRun,
  policiesGet,
  policiesList,
  policiesOrder,
  policiesPut,
  pricesDelete,
  pricesList,
  pricesPut,
  redteamReportsCases,
  redteamReportsCreate,
  redteamReportsDelete,
  redteamReportsDownload,
  redteamReportsGet,
  redteamReportsList,
  redteamReportsResult,
  rulesList,
  rulesProblems,
  rulesUpdate,
  segmentsList,
  segmentsSeal,
  sessionCreate,
  sessionDelete,
  sessionGet,
  setupComplete,
  setupLink,
  setupOwner,
  setupStatus,
  sourcesList,
  spendGet,
  statusGet,
  teamsDelete,
  teamsList,
  teamsPut,
  tokensCreate,
  tokensDelete,
  tokensList,
  tokensUpdate,
  trafficGet,
  trafficList,
  trafficReplay,
  trafficStats,
  upstreamsCreate,
  upstreamsDelete,
  upstreamsList,
  upstreamsTest,
  webhooksCreate,
  webhooksDelete,
  webhooksList,
];
