import type { Route } from '../core/define-route.ts';
import { accountsList } from './accounts-list/route.ts';
import { daysSeal } from './days-seal/route.ts';
import { findingsGet } from './findings-get/route.ts';
import { findingsList } from './findings-list/route.ts';
import { findingsUpdate } from './findings-update/route.ts';
import { healthLive } from './health-live/route.ts';
import { healthReady } from './health-ready/route.ts';
import { incidentsComment } from './incidents-comment/route.ts';
import { incidentsGet } from './incidents-get/route.ts';
import { incidentsList } from './incidents-list/route.ts';
import { incidentsUpdate } from './incidents-update/route.ts';
import { metricsGet } from './metrics-get/route.ts';
import { sessionCreate } from './session-create/route.ts';
import { sessionDelete } from './session-delete/route.ts';
import { sessionGet } from './session-get/route.ts';
import { setupComplete } from './setup-complete/route.ts';
import { setupLink } from './setup-link/route.ts';
import { setupOwner } from './setup-owner/route.ts';
import { setupStatus } from './setup-status/route.ts';
import { statusGet } from './status-get/route.ts';
import { tokensCreate } from './tokens-create/route.ts';
import { tokensDelete } from './tokens-delete/route.ts';
import { tokensList } from './tokens-list/route.ts';

/** Every route but those that are made for one server (events, live, the OpenAPI document). */
export const routes: readonly Route[] = [
  accountsList,
  findingsGet,
  findingsList,
  findingsUpdate,
  healthLive,
  healthReady,
  incidentsComment,
  incidentsGet,
  incidentsList,
  incidentsUpdate,
  metricsGet,
  sessionCreate,
  sessionDelete,
  sessionGet,
  setupComplete,
  setupStatus,
  tokensCreate,
  tokensDelete,
  tokensList,
  daysSeal,
  setupLink,
  setupOwner,
  statusGet,
];
