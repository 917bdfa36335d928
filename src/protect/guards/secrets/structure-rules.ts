import { form, type SecretRule } from './rule.ts';

/** Passwords that stand for anybody's in texts about addresses. */
const anybodys =
  /^(?:pass|passw|passwd|password|passwort|pwd|secret|token|foo|bar|baz|test|user|admin|root|guest|anonymous|changeme|hunter|qwerty|abc|api)(?:[_-]?(?:word|here|key|\d{1,6}))?$/i;
const isSomebodys = (text: string, start: number, end: number) => !anybodys.test(text.slice(start, end));

/** Not a word of documentation: it has a digit or a sign, or is long. */
const isChosen = (value: string) => /[^A-Za-z]/.test(value) || value.length >= 12;

const databases = [
  'postgres',
  'postgresql',
  'mysql',
  'mariadb',
  'mongodb',
  'mongodb+srv',
  'redis',
  'rediss',
  'amqp',
  'amqps',
  'mssql',
  'clickhouse',
  'snowflake',
  'ldap',
  'ldaps',
  'smtp',
  'smtps',
  'ftp',
  'sftp',
];
/** Names of headers of a JWT, as the base64 of base64 shows them behind `ZXlK` (RFC 7515, section 4.1 and others). */
const tokenHeads =
  'aGJHY2lPaU|aGNIVWlPaU|aGNIWWlPaU|aGRXUWlPaU|aU5qUWlP|amNtbDBJanBi|amRIa2lPaU|bGNHc2lPbn|bGJtTWlPaU|cWEzVWlPaU|cWQyc2lPb|' +
  'cGMzTWlPaU|cGRpSTZJ|cmFXUWlP|clpYbGZiM0J6SWpwY|cmRIa2lPaUp|dWIyNWpaU0k2|d01tTWlP|d01uTWlPaU|d2NIUWlPaU|emRXSWlPaU|emRuUWlP|' +
  'MFlXY2lPaU|MGVYQWlPaUp|MWNtd2l|MWMyVWlPaUp|MlpYSWlPaU|MlpYSnphVzl1SWpv|NElqb2|NE5XTWlP|NE5YUWlPaU|NE5YUWpVekkxTmlJNkl|NE5YVWlPaU|NmFYQWlPaU';

/** Secrets known by their structure rather than by who issued them. */
export const structureRules: readonly SecretRule[] = [
  form('jwt-base64', `ZXlK(?:${tokenHeads})[\\w/\\\\+\\r\\n-]{40}`, { tail: 'open', entropyMin: 2 }),
  form('database-url', '[A-Za-z+]{3,14}://[\\w.%+-]{0,60}:([^\\s:@/"\'`<>]{3,80})@[A-Za-z0-9.-]{1,80}', {
    anchors: databases.map((name) => `${name}://`),
    tail: 'any',
    isInsideWords: true,
    score: 0.9,
    accepts: isSomebodys,
  }),
  form(
    'basic-auth-url',
    'https?://[\\w.%+-]{1,60}:([^\\s:@/"\'`<>]{4,100})@[A-Za-z0-9-]{1,60}\\.[A-Za-z0-9.-]{1,80}',
    {
      anchors: ['http://', 'https://'],
      isFolded: true,
      tail: 'any',
      score: 0.8,
      isFallback: true,
      accepts: (text, start, end) => isSomebodys(text, start, end) && isChosen(text.slice(start, end)),
    },
  ),
  form(
    'authorization-header',
    'authorization["\'\\\\]{0,2}[ \\t]{0,3}[:=,][ \\t]{0,3}["\'\\\\]{0,2}(?:bearer|token|basic)[ \\t]{1,3}([\\w.~+/=-]{16,180})',
    {
      anchors: ['authorization'],
      isFolded: true,
      tail: 'open',
      entropyMin: 3.2,
      score: 0.8,
      isFallback: true,
    },
  ),
];
