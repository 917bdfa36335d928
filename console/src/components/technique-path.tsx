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

/** Where MITRE describes the technique. */
export function techniqueUrl(technique: Technique): string {
  if (technique.framework === 'atlas')
    return `https://atlas.mitre.org/techniques/${encodeURIComponent(technique.id)}`;
  return `https://attack.mitre.org/techniques/${technique.id.split('.').map(encodeURIComponent).join('/')}/`;
}

function Step({ technique, likely }: { readonly technique: Technique; readonly likely: boolean }) {
  return (
    <li className="relative flex gap-3 pb-3 last:pb-0">
      <span
        aria-hidden="true"
        className={`mt-1.5 size-2.5 shrink-0 rounded-full border-2 ${likely ? 'border-dashed border-field bg-panel' : 'border-accent bg-accent'}`}
      />
      <span className="min-w-0">
        <span className="block text-xs text-ink-3">
          {technique.tactic
            ? humanise(technique.tactic)
            : technique.framework === 'atlas'
              ? 'ATLAS'
              : 'ATT&CK'}
          {likely ? ', likely next' : ''}
        </span>
        <a
          href={techniqueUrl(technique)}
          target="_blank"
          rel="noreferrer"
          className={`hover:underline ${likely ? 'text-ink-2' : 'font-medium'}`}
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

/** The attack's path so far through the tactics of ATT&CK and ATLAS, and what usually comes next. */
export function TechniquePath({
  techniques,
  next = [],
}: {
  readonly techniques: readonly Technique[];
  readonly next?: readonly Technique[];
}) {
  const sorted = [...techniques].sort((a, b) => place(a) - place(b));
  return (
    <ol className="relative before:absolute before:top-2 before:bottom-3 before:left-[4.500px] before:w-px before:bg-line-strong">
      {sorted.map((technique) => (
        <Step key={technique.id} technique={technique} likely={false} />
      ))}
      {next.map((technique) => (
        <Step key={`next-${technique.id}`} technique={technique} likely />
      ))}
    </ol>
  );
}
