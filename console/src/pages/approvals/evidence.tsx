import type { Approval } from '../../api/types.ts';
import { JsonView } from '../../components/json-view.tsx';
import { Panel } from '../../components/panel.tsx';
import { SimpleTable } from '../../components/simple-table.tsx';
import { originWords, strings } from './strings.ts';
import { visible } from './visible.ts';

interface Origin {
  readonly argument: string;
  readonly origin: string;
  readonly source: string;
}

/** What an agent or proxy sent along is read with care: it may hold anything. */
function originsOf(evidence: Approval['evidence']): readonly Origin[] {
  const { origins } = evidence;
  if (!Array.isArray(origins)) return [];
  return origins.flatMap((item: unknown) => {
    if (typeof item !== 'object' || item === null) return [];
    const { argument, origin, source } = item as Readonly<Record<string, unknown>>;
    if (typeof argument !== 'string' || typeof origin !== 'string') return [];
    return [{ argument, origin, source: typeof source === 'string' ? source : '' }];
  });
}

/** The whole call, why somebody is asked, and where each value came from. */
export function Evidence({ approval }: { readonly approval: Approval }) {
  const origins = originsOf(approval.evidence);
  const { origins: _shown, ...rest } = approval.evidence;
  return (
    <>
      <Panel title={strings.content}>
        <JsonView value={visible(approval.content)} />
      </Panel>
      <Panel title={strings.why}>
        <p className="mb-3">{approval.reason}</p>
        <JsonView value={visible(rest)} />
      </Panel>
      {origins.length === 0 ? null : (
        <Panel title={strings.origins} flush>
          <SimpleTable
            label={strings.origins}
            items={origins}
            keyOf={(item) => `${item.argument} ${item.source}`}
            columns={[
              {
                id: 'argument',
                name: strings.argument,
                cell: (item) => <code className="font-mono text-xs">{item.argument || '/'}</code>,
              },
              {
                id: 'origin',
                name: strings.origin,
                cell: (item) => originWords[item.origin] ?? item.origin,
              },
              {
                id: 'place',
                name: strings.place,
                wideOnly: true,
                cell: (item) => <code className="font-mono text-xs">{item.source}</code>,
              },
            ]}
          />
        </Panel>
      )}
    </>
  );
}
