import type { ConfigProblem } from './config-error.ts';
import { type Layer, type Origin, setAt } from './origin.ts';
import { parseText } from './parse-text.ts';
import type { Setting } from './settings.ts';
import { suggest } from './suggest.ts';

const PREFIX = 'BARTIZAN_';

/**
 * Variables with our prefix that are no settings: the configuration file's path, what the README has people export for
 * their own clients, and what Kubernetes injects into every pod for a service named `bartizan`.
 */
const NOT_SETTINGS = /^BARTIZAN_(CONFIG|TOKEN|URL|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\d+_(TCP|UDP)(_.*)?)$/;

/** `retention.hotDays` is `BARTIZAN_RETENTION_HOT_DAYS`; `BARTIZAN_RETENTION__HOT_DAYS` means the same. */
export function envName(path: readonly string[]): string {
  return (
    PREFIX + path.map((name) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()).join('_')
  );
}

/** Reads every variable that names a setting; reports those that have our prefix and name none. */
export function readEnv(
  env: Readonly<Record<string, string | undefined>>,
  settings: readonly Setting[],
): Layer & { readonly problems: readonly ConfigProblem[] } {
  const byName = new Map(settings.map((setting) => [envName(setting.path), setting]));
  const values: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const problems: ConfigProblem[] = [];
  for (const [name, text] of Object.entries(env)) {
    // An empty variable is how compose files and shells say "not set".
    if (!name.startsWith(PREFIX) || text === undefined || text === '' || NOT_SETTINGS.test(name)) continue;
    const origin = `environment variable ${name}`;
    const setting = byName.get(name.replaceAll('__', '_'));
    if (setting === undefined) {
      problems.push({ key: name, message: `no such setting${suggest(name, [...byName.keys()])}`, origin });
      continue;
    }
    const parsed = parseText(setting, text);
    if ('problem' in parsed) {
      problems.push({ key: setting.key, message: parsed.problem, origin });
      continue;
    }
    setAt(values, setting.path, parsed.value);
    origins.set(setting.key, origin);
  }
  return { values, origins, problems };
}
