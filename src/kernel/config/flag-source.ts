import type { ConfigProblem } from './config-error.ts';
import { type Layer, type Origin, setAt } from './origin.ts';
import { parseText } from './parse-text.ts';
import type { Setting } from './settings.ts';

/** The settings that have a flag of their own; `--config` names the file and is no setting. */
export const flagKeys: ReadonlyMap<string, string> = new Map([
  ['host', '--host'],
  ['port', '--port'],
  ['dataDir', '--data-dir'],
  ['log.level', '--log-level'],
]);

/** Flags as they were typed, by the key of the setting. */
export type Flags = Readonly<Record<string, string | undefined>>;

export function readFlags(
  flags: Flags,
  settings: readonly Setting[],
): Layer & { readonly problems: readonly ConfigProblem[] } {
  const values: Record<string, unknown> = {};
  const origins = new Map<string, Origin>();
  const problems: ConfigProblem[] = [];
  for (const setting of settings) {
    const text = flags[setting.key];
    const flag = flagKeys.get(setting.key);
    if (text === undefined || flag === undefined) continue;
    const parsed = parseText(setting, text);
    if ('problem' in parsed) {
      problems.push({ key: setting.key, message: parsed.problem, origin: `flag ${flag}` });
      continue;
    }
    setAt(values, setting.path, parsed.value);
    origins.set(setting.key, `flag ${flag}`);
  }
  return { values, origins, problems };
}
