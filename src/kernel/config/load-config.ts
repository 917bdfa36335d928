import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Config, configSchema } from '../config.ts';
import { checkSettings } from './check-settings.ts';
import { ConfigError } from './config-error.ts';
import { defaultDataDir } from './default-data-dir.ts';
import { readEnv } from './env-source.ts';
import { readConfigFile } from './file-source.ts';
import { type Flags, readFlags } from './flag-source.ts';
import { isRecord, type Layer, type Origin } from './origin.ts';
import { resolvePaths } from './resolve-paths.ts';
import { listSettings } from './settings.ts';
import type { LogLevel } from './vocabulary.ts';

export interface ConfigSources {
  readonly flags?: Flags;
  /** What `--config` named. */
  readonly file?: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths of flags and variables start from. */
  readonly cwd: string;
  /** Level of the log when nobody sets one; a command that answers and ends is quieter than a server. */
  readonly logLevelDefault?: LogLevel;
}

/** Name of the configuration file that is read from the data folder when no other is named. */
export const CONFIG_FILE_NAME = 'bartizan.yaml';

const settings = listSettings(configSchema);

/**
 * Reads the settings: defaults, then the file, then the environment, then the flags; the later wins, leaf by leaf.
 *
 * @throws ConfigError that names every wrong key and where it was written
 */
export function loadConfig(sources: ConfigSources): Config {
  const env = readEnv(sources.env, settings);
  const flags = readFlags(sources.flags ?? {}, settings);
  const problems = [...env.problems, ...flags.problems];
  const filePath = configFilePath(sources, flags, env);
  const file =
    filePath === undefined ? undefined : resolvePaths(readConfigFile(filePath), settings, dirname(filePath));
  const log = sources.logLevelDefault === undefined ? {} : { log: { level: sources.logLevelDefault } };
  const defaults: Layer = { values: { dataDir: defaultDataDir(sources.env), ...log }, origins: new Map() };
  const fromProcess = [env, flags].map((layer) => resolvePaths(layer, settings, sources.cwd));
  const layers = [defaults, ...(file === undefined ? [] : [file]), ...fromProcess];
  const checked = checkSettings(mergeLayers(layers), settings);
  // A string that could not be read is missing from the merged tree, so that it is reported here and only once.
  const all = [...problems, ...('problems' in checked ? checked.problems : [])];
  if (all.length > 0 || 'problems' in checked) throw new ConfigError(all);
  return checked.config;
}

function configFilePath(sources: ConfigSources, flags: Layer, env: Layer): string | undefined {
  const named = sources.file ?? (sources.env.BARTIZAN_CONFIG || undefined);
  if (named !== undefined) return resolve(sources.cwd, named);
  const dataDir = flags.values.dataDir ?? env.values.dataDir ?? defaultDataDir(sources.env);
  const inDataDir = join(resolve(sources.cwd, String(dataDir)), CONFIG_FILE_NAME);
  return existsSync(inDataDir) ? inDataDir : undefined;
}

function mergeLayers(layers: readonly Layer[]): Layer {
  let values: unknown = {};
  const origins = new Map<string, Origin>();
  for (const layer of layers) {
    values = merge(values, layer.values);
    for (const [path, origin] of layer.origins) origins.set(path, origin);
  }
  return { values: values as Readonly<Record<string, unknown>>, origins };
}

function merge(below: unknown, above: unknown): unknown {
  if (!isRecord(above)) return above;
  const merged = new Map(isRecord(below) ? Object.entries(below) : []);
  for (const [name, value] of Object.entries(above)) {
    // A YAML section whose lines are all commented out is null, and says nothing.
    if (value !== null) merged.set(name, merge(merged.get(name), value));
  }
  return Object.fromEntries(merged);
}
