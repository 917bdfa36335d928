import { z } from 'zod';
import { defaultDataDir } from './config/default-data-dir.ts';
import { eventFormatNames, logLevels } from './config/vocabulary.ts';

const MIB = 1024 * 1024;
const port = z.number().int().min(0).max(65_535);
const host = z.string().min(1).max(255);
const path = z.string().min(1).max(4096);
const bytes = (min: number, max: number) => z.number().int().min(min).max(max);

const followSchema = z.strictObject({
  path: path.meta({ path: true, description: 'File to follow; it may not exist yet, and may be rotated.' }),
  source: z
    .string()
    .min(1)
    .max(128)
    .refine((name) => name !== 'gateway', 'only the gateway itself writes to the source `gateway`')
    .describe('Name of the source that its events are filed under.'),
  format: z.enum(eventFormatNames).default('auto').describe('Format of its records.'),
});

const listener = (portDefault: number, what: string) =>
  z.strictObject({
    host: host.default('127.0.0.1').describe(`Address that ${what} listens on.`),
    port: port.default(portDefault).describe(`Port of ${what}; 0 lets the system choose.`),
    enabled: z.boolean().default(false).describe(`Whether ${what} is on.`),
  });

const syslogSchema = z.strictObject({
  udp: listener(5514, 'syslog over UDP (RFC 5426)').prefault({}),
  tcp: listener(5514, 'syslog over TCP (RFC 6587)').prefault({}),
  tls: listener(6514, 'syslog over TLS (RFC 5425)')
    .extend({
      certFile: path.optional().meta({ path: true, description: 'PEM file of the certificate chain.' }),
      keyFile: path.optional().meta({ path: true, description: 'PEM file of the private key.' }),
      clientCaFile: path.optional().meta({
        path: true,
        description:
          'PEM file of the authorities whose client certificates are required; without it none is asked for.',
      }),
    })
    .prefault({})
    .refine((tls) => !tls.enabled || (tls.certFile !== undefined && tls.keyFile !== undefined), {
      message: 'needs certFile and keyFile when it is enabled',
    }),
});

/**
 * Every setting of Bartizan: its key, type, bounds, default and meaning. The one place where a setting is added; the
 * environment variable's name, the checks and docs/guides/configuration.md follow from it.
 */
export const configSchema = z.strictObject({
  host: host.default('127.0.0.1').describe('Address that the server listens on.'),
  port: port.default(7450).describe('Port that the server listens on; 0 lets the system choose.'),
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
    .optional()
    .describe(
      'Address under which people reach the console, when it is not `http://HOST:PORT` (a reverse proxy). An `https` address makes the session cookie `Secure`.',
    ),
  dataDir: path.default(defaultDataDir).meta({
    path: true,
    description: 'Folder that holds everything Bartizan keeps. One process uses it at a time.',
    defaultText: '`$XDG_DATA_HOME/bartizan`, else `~/.local/share/bartizan`',
  }),
  log: z
    .strictObject({
      level: z.enum(logLevels).default('info').describe('Least level that is logged, to standard error.'),
    })
    .prefault({}),
  database: z
    .strictObject({
      url: z
        .url({ protocol: /^postgres(ql)?$/ })
        .optional()
        .meta({
          secret: true,
          description:
            'PostgreSQL to keep the control plane in, `postgres://USER:PASSWORD@HOST/NAME`. Without it, the embedded store.',
        }),
    })
    .prefault({}),
  rules: z
    .strictObject({
      dirs: z
        .array(path)
        .max(64)
        .default([])
        .meta({ path: true, description: "Folders of your own Sigma rules, read beside Bartizan's." }),
    })
    .prefault({}),
  ingest: z
    .strictObject({
      bodyBytesMax: bytes(1024, 1024 * MIB)
        .default(64 * MIB)
        .describe('Largest body of `POST /api/events`, in bytes after decompression.'),
      recordBytesMax: bytes(256, 64 * MIB)
        .default(MIB)
        .describe(
          'Largest single record. Over HTTP a body with a longer one is refused whole (413); `ingest`, followed files and syslog report it and go on with the next.',
        ),
      follow: z
        .array(followSchema)
        .max(256)
        .default([])
        .describe(
          'Files to follow as they grow: each has a `path`, a `source` to file its events under, and a `format`.',
        ),
    })
    .prefault({}),
  syslog: syslogSchema.prefault({}),
  gateway: z
    .strictObject({
      bodyBytesMax: bytes(1024, 256 * MIB)
        .default(16 * MIB)
        .describe('Largest request body that the gateway takes.'),
      connectionsMax: z
        .number()
        .int()
        .min(1)
        .max(65_535)
        .default(256)
        .describe('Most connections that are opened to one upstream.'),
      vaultKeyFile: path.optional().meta({
        path: true,
        description:
          'File of 32 bytes, in hexadecimal or as they are, that hashes and placeholders of personal data are made with. Without it `vault.key` in the data folder, made at the first start; servers that share a database share one.',
      }),
    })
    .prefault({}),
  guards: z
    .strictObject({
      hookHosts: z
        .array(z.string().regex(/^[a-z0-9.:[\]-]{1,255}$/i, 'a host, or a host and its port'))
        .max(64)
        .default([])
        .describe(
          'Hosts (`HOST` or `HOST:PORT`) that hooks of custom guards may call, besides this machine itself (`127.0.0.1`, `[::1]`, `localhost`).',
        ),
      modulesDir: path.optional().meta({
        path: true,
        description:
          'Folder of the TypeScript and JavaScript files that custom guards may run, each in a thread of its own. Without it none may.',
      }),
    })
    .prefault({}),
  retention: z
    .strictObject({
      hotDays: z
        .number()
        .int()
        .min(1)
        .max(3650)
        .default(7)
        .describe('Days that events stay in the hot store before their day is sealed to Parquet.'),
    })
    .prefault({}),
});

/** All settings, checked, with defaults filled in and paths absolute. */
export type Config = z.infer<typeof configSchema>;
