import type { Technique } from '../api/types.ts';
import { humanise } from '../lib/format.ts';

/** Tactics of ATT&CK and ATLAS in the order in which an attack usually runs. */
const tacticOrder = [
  'reconnaissance',
  'resource-development',
  'initial-access',
  'ml-model-access',
  'ai-model-access',
  'execution',
  'persistence',
  'privilege-escalation',
  'defense-evasion',
  'stealth',
  'credential-access',
  'discovery',
  'lateral-movement',
  'collection',
  'ml-attack-staging',
  'ai-attack-staging',
  'command-and-control',
  'exfiltration',
  'impact',
];

function place(technique: Technique): number {
  const index = tacticOrder.indexOf(technique.tactic ?? '');
  return index === -1 ? tacticOrder.length : index;
}

/** The tactics that carry an attack forward; the others go along with any of them. */
const forward = [
  'initial-access',
  'execution',
  'privilege-escalation',
  'credential-access',
  'lateral-movement',
  'collection',
  'exfiltration',
  'impact',
];

/** The tactic that usually follows the furthest one so far, by the order of ATT&CK; undefined at the end or start. */
export function tacticNext(techniques: readonly Technique[]): string | undefined {
  const furthest = Math.max(-1, ...techniques.map((technique) => forward.indexOf(technique.tactic ?? '')));
  return furthest === -1 ? undefined : forward[furthest + 1];
}

/** Where MITRE describes the technique. */
export function techniqueUrl(technique: Technique): string {
  if (technique.framework === 'atlas')
    return `https://atlas.mitre.org/techniques/${encodeURIComponent(technique.id)}`;
  return `https://attack.mitre.org/techniques/${technique.id.split('.').map(encodeURIComponent).join('/')}/`;
}

function Step({ technique }: { readonly technique: Technique }) {
  return (
    <li className="relative flex gap-3 pb-3 last:pb-0">
      <span
        aria-hidden="true"
        className="mt-1.5 size-2.5 shrink-0 rounded-full border-2 border-accent bg-accent"
      />
      <span className="min-w-0">
        <span className="block text-xs text-ink-3">
          {technique.tactic
            ? humanise(technique.tactic)
            : technique.framework === 'atlas'
              ? 'ATLAS'
              : 'ATT&CK'}
        </span>
        <a
          href={techniqueUrl(technique)}
          target="_blank"
          rel="noreferrer"
          className="font-medium hover:underline"
        >
          {technique.name ?? technique.id}
          {technique.name ? (
            <span className="ml-1.5 font-mono text-2xs font-normal text-ink-3">{technique.id}</span>
          ) : null}
        </a>
      </span>
    </li>
  );
}

/** The attack's path so far through the tactics of ATT&CK and ATLAS, and the tactic that usually comes next. */
export function TechniquePath({ techniques }: { readonly techniques: readonly Technique[] }) {
  const sorted = [...techniques].sort((a, b) => place(a) - place(b));
  const next = tacticNext(techniques);
  return (
    <ol className="relative before:absolute before:top-2 before:bottom-3 before:left-[4.500px] before:w-px before:bg-line-strong">
      {sorted.map((technique) => (
        <Step key={technique.id} technique={technique} />
      ))}
      {next ? (
        <li className="relative flex gap-3">
          <span
            aria-hidden="true"
            className="mt-1.5 size-2.5 shrink-0 rounded-full border-2 border-dashed border-field bg-panel"
          />
          <span className="min-w-0">
            <span className="block text-xs text-ink-3">Usually next</span>
            {humanise(next)}
          </span>
        </li>
      ) : null}
    </ol>
  );
}
