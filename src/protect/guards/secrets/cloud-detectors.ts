import { near, prefixed, type SecretDetector } from './detector.ts';

/** Clouds, hosting and infrastructure. */
export const cloudDetectors: readonly SecretDetector[] = [
  ...['AKIA', 'ASIA', 'ABIA', 'ACCA'].map((prefix) =>
    prefixed('aws-access-token', prefix, '[A-Z2-7]{16}', { entropyMin: 2.5 }),
  ),
  near(
    'aws-secret-key',
    [
      'aws_secret',
      'aws-secret',
      'awssecret',
      'aws secret',
      'secretaccesskey',
      'secret_access_key',
      'secret access key',
    ],
    '[A-Za-z0-9/+=]{40}',
    { entropyMin: 4 },
  ),
  near('aws-session-token', ['aws_session_token', 'awssessiontoken'], '[A-Za-z0-9/+=]{100,200}', {
    entropyMin: 4,
    isOpenEnded: true,
  }),
  prefixed('aws-bedrock-key', 'ABSK', '[A-Za-z0-9+/]{60,200}={0,2}', { entropyMin: 3.5 }),
  prefixed('gcp-api-key', 'AIza', '[A-Za-z0-9_-]{35}', { entropyMin: 3 }),
  prefixed('gcp-oauth-token', 'ya29.', '[A-Za-z0-9_-]{20,200}', { isOpenEnded: true }),
  prefixed('gcp-oauth-client-secret', 'GOCSPX-', '[A-Za-z0-9_-]{28}'),
  near('azure-storage-key', ['accountkey', 'account_key'], '[A-Za-z0-9+/]{86}==', {
    entropyMin: 4,
    score: 0.95,
  }),
  near('azure-service-bus-key', ['sharedaccesskey'], '[A-Za-z0-9+/]{43}=', { entropyMin: 4, score: 0.95 }),
  {
    id: 'azure-client-secret',
    keywords: ['7q~', '8q~'],
    pattern: /[78]Q~[A-Za-z0-9_.~-]{31,34}(?![A-Za-z0-9])/y,
    entropyMin: 3,
  },
  near('azure-openai-key', ['azure_openai', 'azureopenai', 'ocp-apim'], '[a-f0-9]{32}'),
  {
    id: 'azure-sas-signature',
    keywords: ['sig='],
    pattern: /sig=[A-Za-z0-9%+/]{43,80}(?:%3D|=)/y,
    entropyMin: 4,
    score: 0.8,
  },
  prefixed('digitalocean-token', 'do[opr]_v1_', '[a-f0-9]{64}', {
    keywords: ['doo_v1_', 'dop_v1_', 'dor_v1_'],
  }),
  near('heroku-api-key', ['heroku'], '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'),
  prefixed('heroku-api-key-v2', 'HRKU-', '[A-Za-z0-9_-]{36,60}'),
  near('cloudflare-api-token', ['cloudflare'], '[A-Za-z0-9_-]{37,40}', { entropyMin: 3.5 }),
  prefixed('cloudflare-origin-ca-key', 'v1.0-', '[a-f0-9]{24}-[a-f0-9]{146}'),
  {
    id: 'hashicorp-vault-token',
    keywords: ['hvs.', 'hvb.', 'hvr.'],
    pattern: /hv[sbr]\.[A-Za-z0-9_-]{24,200}/y,
    entropyMin: 3.5,
    isOpenEnded: true,
  },
  {
    id: 'terraform-cloud-token',
    keywords: ['.atlasv1.'],
    pattern: /\.atlasv1\.[A-Za-z0-9_=-]{60,70}/y,
    entropyMin: 3.5,
  },
  prefixed('pulumi-token', 'pul-', '[a-f0-9]{40}'),
  prefixed('fly-io-token', 'fo1_', '[A-Za-z0-9_-]{43}'),
  prefixed('fly-io-macaroon', 'FlyV1 fm', '[12][ar]?_[A-Za-z0-9+/=,_-]{60,300}', { isOpenEnded: true }),
  near('fastly-token', ['fastly'], '[A-Za-z0-9_-]{32}', { entropyMin: 3.5 }),
  near('vercel-token', ['vercel'], '[A-Za-z0-9]{24}', { entropyMin: 3.5 }),
  prefixed('netlify-token', 'nfp_', '[A-Za-z0-9]{36}'),
  prefixed('alibaba-access-key', 'LTAI', '[A-Za-z0-9]{17,21}', { entropyMin: 3 }),
  prefixed('tencent-secret-id', 'AKID', '[A-Za-z0-9]{32}', { entropyMin: 3.5 }),
  prefixed('databricks-token', 'dapi', '[a-f0-9]{32}(?:-[0-9])?', { entropyMin: 3 }),
  prefixed('planetscale-token', 'pscale_(?:tkn|pw|oauth)_', '[A-Za-z0-9_.=-]{32,64}', {
    keywords: ['pscale_'],
  }),
  prefixed('doppler-token', 'dp.(?:pt|st|ct|sa|scim|audit)', '\\.[A-Za-z0-9.]{40,60}', {
    keywords: ['dp.pt', 'dp.st', 'dp.ct', 'dp.sa', 'dp.scim', 'dp.audit'],
  }),
  prefixed('supabase-key', 'sbp_', '[a-f0-9]{40}'),
  prefixed('supabase-secret-key', 'sb_secret_', '[A-Za-z0-9_-]{22,40}'),
  prefixed(
    'flowise-tailscale-key',
    'tskey-',
    '(?:auth|api|client|webhook|scim)-[A-Za-z0-9]{8,20}-[A-Za-z0-9]{16,40}',
  ),
];
