import type { Command } from './command.ts';

/** Where each command's code is; a command pays for loading itself alone. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./commands/start.ts')).start,
  demo: async () => (await import('./commands/demo.ts')).demo,
  setup: async () => (await import('./commands/setup.ts')).setup,
  'token create': async () => (await import('./commands/token-create.ts')).tokenCreate,
  'token list': async () => (await import('./commands/token-list.ts')).tokenList,
  'token revoke': async () => (await import('./commands/token-revoke.ts')).tokenRevoke,
  'upstream add': async () => (await import('./commands/upstream-add.ts')).upstreamAdd,
  'upstream list': async () => (await import('./commands/upstream-list.ts')).upstreamList,
  'upstream remove': async () => (await import('./commands/upstream-remove.ts')).upstreamRemove,
  ingest: async () => (await import('./commands/ingest.ts')).ingest,
  hunt: async () => (await import('./commands/hunt.ts')).hunt,
  seal: async () => (await import('./commands/seal.ts')).seal,
  'incidents list': async () => (await import('./commands/incidents-list.ts')).incidentsList,
  'incidents show': async () => (await import('./commands/incidents-show.ts')).incidentsShow,
  'findings list': async () => (await import('./commands/findings-list.ts')).findingsList,
  'dead-letters list': async () => (await import('./commands/dead-letters-list.ts')).deadLettersList,
  'dead-letters replay': async () => (await import('./commands/dead-letters-replay.ts')).deadLettersReplay,
  status: async () => (await import('./commands/status.ts')).status,
  'guard check': async () => (await import('./commands/guard-check.ts')).guardCheck,
  redteam: async () => (await import('./commands/redteam.ts')).redteam,
  'redteam replay': async () => (await import('./commands/redteam-replay.ts')).redteamReplay,
  'redteam regress': async () => (await import('./commands/redteam-regress.ts')).redteamRegress,
  'guard replay': async () => (await import('./commands/guard-replay.ts')).guardReplay,
  version: async () => (await import('./commands/version.ts')).version,
};
