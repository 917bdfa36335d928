import { envName } from '../../src/kernel/config/env-source.ts';
import { flagKeys } from '../../src/kernel/config/flag-source.ts';
import { listSettings, type Setting } from '../../src/kernel/config/settings.ts';
import { configSchema } from '../../src/kernel/config.ts';

const INTRODUCTION = `# Configuration

<!-- Written by \`npm run docs\` from src/kernel/config.ts. Change it there. -->

Bartizan runs without any configuration. What you do set is read from four places; the later wins, setting by setting:

1. the defaults below,
2. a configuration file, YAML or JSON: the one that \`--config\` or \`BARTIZAN_CONFIG\` names, else \`bartizan.yaml\` in the data folder,
3. environment variables,
4. flags of the command.

A key that does not exist or a value that makes no sense stops the start with exit code 2. All faults are named at once,
each with its key and the place where it was written:

\`\`\`
bartizan: retention.hotDay: no such setting, did you mean retention.hotDays? (/srv/bartizan/bartizan.yaml:4)
port: must be at most 65535, but is 70000 (environment variable BARTIZAN_PORT)
\`\`\`

Relative paths in the file start from the file's folder; those in variables and flags from the working folder. A leading
\`~/\` is your home.

## A file

\`\`\`yaml
host: 0.0.0.0
publicUrl: https://bartizan.example.com
rules:
  dirs: [/etc/bartizan/rules]
ingest:
  follow:
    - { path: /var/log/audit/audit.log, source: web1, format: auditd }
syslog:
  tcp: { enabled: true, host: 0.0.0.0, port: 5514 }
retention:
  hotDays: 14
\`\`\`

## Environment variables

A variable's name is the key in capitals with \`BARTIZAN_\` before it: \`retention.hotDays\` is \`BARTIZAN_RETENTION_HOT_DAYS\`
(\`BARTIZAN_RETENTION__HOT_DAYS\` means the same). Lists are separated by commas or written as JSON; lists of objects are
JSON. An empty variable counts as not set.

Variables that begin with \`BARTIZAN_\` and are no setting are faults, but for \`BARTIZAN_CONFIG\`, \`BARTIZAN_TOKEN\` and
\`BARTIZAN_URL\` (for your own clients), and those that Kubernetes makes for a service named \`bartizan\`. Of these,
\`BARTIZAN_PORT\` is taken for the setting: give the service another name, or set \`enableServiceLinks: false\`.

Model providers, policies, tokens and webhooks are not settings: they are changed while the server runs, in the console, with
[the command line](cli.md) or over the API.
`;

/** The page that explains every setting. */
export function configurationPage(): string {
  const settings = listSettings(configSchema);
  const sections = Map.groupBy(settings, (setting) =>
    setting.path.length === 1 ? '' : (setting.path[0] ?? ''),
  );
  const parts = [...sections].map(([name, members]) =>
    section(name === '' ? 'Settings' : `\`${name}\``, members),
  );
  return [INTRODUCTION, ...parts].join('\n');
}

function section(title: string, settings: readonly Setting[]): string {
  const rows = settings.map((setting) =>
    row([`\`${setting.key}\``, description(setting), setting.rangeText, defaultOf(setting), names(setting)]),
  );
  return [
    `## ${title}`,
    '',
    row(['key', 'meaning', 'values', 'default', 'variable, flag']),
    row(Array(5).fill('---')),
    ...rows,
    '',
  ].join('\n');
}

function description(setting: Setting): string {
  return setting.secret ? `${setting.description} Secret: never shown or logged.` : setting.description;
}

function defaultOf(setting: Setting): string {
  if (setting.defaultText === '') return 'none';
  return setting.defaultText.includes('`') ? setting.defaultText : `\`${setting.defaultText}\``;
}

function names(setting: Setting): string {
  const flag = flagKeys.get(setting.key);
  return `\`${envName(setting.path)}\`${flag === undefined ? '' : `, \`${flag}\``}`;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
