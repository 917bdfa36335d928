import { businessRules } from './business-rules.ts';
import { cloudRules } from './cloud-rules.ts';
import { curlCredentials } from './curl-credentials.ts';
import { developerRules } from './developer-rules.ts';
import type { SpecialRule } from './find-context.ts';
import { jsonWebToken } from './json-web-token.ts';
import { kubernetesSecret } from './kubernetes-secret.ts';
import { odbcPassword } from './odbc-password.ts';
import { passwordKeywords } from './password.ts';
import { pkcs12 } from './pkcs12.ts';
import { privateKeyRule } from './private-key-rule.ts';
import { facebookToken, sourcegraphToken } from './provider-context.ts';
import type { SecretRule } from './rule.ts';
import { serviceRules } from './service-rules.ts';
import { structureRules } from './structure-rules.ts';

/** What is tried where an anchor stands. */
export type Candidate =
  | SecretRule
  | SpecialRule
  | { readonly kind: 'generic' | 'password'; readonly anchors: readonly string[] };

const genericKeywords = [
  'access',
  'auth',
  'api',
  'credential',
  'creds',
  'key',
  'passwd',
  'password',
  'secret',
  'token',
];

/** Everything that ships, in no order that matters. */
export const candidates: readonly Candidate[] = [
  ...cloudRules,
  ...developerRules,
  ...serviceRules,
  ...businessRules,
  ...structureRules,
  privateKeyRule,
  jsonWebToken,
  curlCredentials,
  kubernetesSecret,
  sourcegraphToken,
  facebookToken,
  pkcs12,
  odbcPassword,
  { kind: 'generic', anchors: genericKeywords },
  { kind: 'password', anchors: passwordKeywords },
];

const formOrNamed = [...cloudRules, ...developerRules, ...serviceRules, ...businessRules, ...structureRules];
const fallbacks = formOrNamed.filter((rule) => rule.kind === 'form' && rule.isFallback).map(({ id }) => id);

/** Rules that give way where a particular one finds the same characters. */
export const fallbackIds: ReadonlySet<string> = new Set([
  ...fallbacks,
  'generic-api-key',
  'generic-password',
  'hashicorp-tf-password',
]);

/** Ids of all rules, each once. */
export const secretRuleIds: readonly string[] = [
  ...new Set([
    ...formOrNamed.map(({ id }) => id),
    ...candidates.flatMap((candidate) => (candidate.kind === 'special' ? candidate.ids : [])),
    'generic-api-key',
    'generic-password',
    'hashicorp-tf-password',
  ]),
].sort();
