import type { SecretDetector } from './detector.ts';

/** Secrets known by their structure rather than by who issued them. */
export const structureDetectors: readonly SecretDetector[] = [
  {
    id: 'jwt',
    keywords: ['eyj'],
    pattern: /eyJ[A-Za-z0-9_-]{14,200}\.eyJ[A-Za-z0-9_-]{10,40}/y,
    isOpenEnded: true,
    score: 0.9,
  },
  {
    id: 'database-url',
    keywords: [
      'postgres://',
      'postgresql://',
      'mysql://',
      'mariadb://',
      'mongodb://',
      'mongodb+srv://',
      'redis://',
      'rediss://',
      'amqp://',
      'amqps://',
      'mssql://',
      'clickhouse://',
      'snowflake://',
      'ldap://',
      'ldaps://',
      'smtp://',
      'smtps://',
      'ftp://',
      'sftp://',
    ],
    pattern: /[a-z+]{3,14}:\/\/[A-Za-z0-9_.%+-]{0,60}:(?<secret>[^\s:@/"'`<>]{3,80})@[A-Za-z0-9.-]{1,80}/iy,
    score: 0.9,
  },
  {
    id: 'basic-auth-url',
    keywords: ['http://', 'https://'],
    pattern:
      /https?:\/\/[A-Za-z0-9_.%+-]{1,60}:(?<secret>[^\s:@/"'`<>]{4,100})@[A-Za-z0-9-]{1,60}\.[A-Za-z0-9.-]{1,80}/iy,
    score: 0.8,
  },
  {
    id: 'authorization-header',
    keywords: ['authorization'],
    pattern:
      /authorization["']{0,1}[ \t]{0,3}[:=][ \t]{0,3}["']{0,1}(?:bearer|token|basic)[ \t]{1,3}(?<secret>[A-Za-z0-9_.~+/=-]{16,180})/iy,
    entropyMin: 3,
    isOpenEnded: true,
    score: 0.8,
  },
  {
    id: 'odbc-password',
    keywords: ['server=', 'data source='],
    pattern:
      /(?:server|data source)=[^;\n"']{1,80};(?:[^;=\n"']{1,40}=[^;\n"']{0,60};){0,5}(?:password|pwd)=(?<secret>[^;\n"']{3,80})/iy,
    score: 0.9,
  },
  {
    id: 'curl-user',
    keywords: ['curl '],
    pattern:
      /curl (?:[^\s]{1,60} ){0,6}(?:-u|--user)[ =]["']{0,1}[A-Za-z0-9_.@-]{1,60}:(?<secret>[^\s"']{4,80})/y,
    score: 0.7,
  },
  {
    id: 'putty-private-key',
    keywords: ['putty-user-key-file-'],
    pattern: /PuTTY-User-Key-File-[23]: [a-z0-9-]{3,30}/y,
    score: 0.95,
  },
];
