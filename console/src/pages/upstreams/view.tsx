import { Plus, Unplug } from 'lucide-react';
import { useState } from 'react';
import type { UpstreamInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { AddDialog } from './add-dialog.tsx';
import { useUpstreamActs, useUpstreams } from './query.ts';
import { strings } from './strings.ts';

function KeyState({ upstream }: { readonly upstream: UpstreamInfo }) {
  const where = upstream.apiKeyEnv ?? upstream.apiKeyFile ?? undefined;
  if (upstream.key === 'none') return <Badge>{strings.keyNone}</Badge>;
  return (
    <span className="inline-flex min-w-0 items-center gap-2">
      <Badge tone={upstream.key === 'present' ? 'ok' : 'critical'}>
        {upstream.key === 'present' ? strings.keyPresent : strings.keyMissing}
      </Badge>
      <code className="truncate font-mono text-xs text-ink-3">{where}</code>
    </span>
  );
}

function UpstreamRow({
  upstream,
  onRemove,
}: {
  readonly upstream: UpstreamInfo;
  readonly onRemove: (upstream: UpstreamInfo) => void;
}) {
  const { testUpstream, testing } = useUpstreamActs();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line px-4 py-3 last:border-b-0">
      <div className="min-w-0 flex-1 basis-72">
        <p className="flex items-center gap-2">
          <span className="text-base font-semibold">{upstream.name}</span>
          <Badge>{upstream.kind}</Badge>
        </p>
        <p className="truncate font-mono text-xs text-ink-2">{upstream.baseUrl}</p>
        <p className="mt-1 text-xs text-ink-3">
          Models <span className="font-mono text-ink-2">{upstream.models.join(', ')}</span>
        </p>
      </div>
      <KeyState upstream={upstream} />
      <div className="flex gap-2">
        <Button size="sm" disabled={testing} onClick={() => testUpstream(upstream.name)}>
          {testing ? 'Testing…' : strings.test}
        </Button>
        <Button
          size="sm"
          variant="ghost"
          onClick={() => onRemove(upstream)}
          aria-label={`${strings.remove} ${upstream.name}`}
        >
          {strings.remove}
        </Button>
      </div>
    </li>
  );
}

export function UpstreamsPage() {
  const query = useUpstreams();
  const { removeUpstream } = useUpstreamActs();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<UpstreamInfo>();
  useTitle(strings.title);
  const add = (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setAdding(true)}>
      {strings.add}
    </Button>
  );
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} actions={add} />
      <PageBody>
        <QueryView query={query} placeholder={<SkeletonRows count={3} />}>
          {(page) =>
            page.items.length === 0 ? (
              <Empty
                icon={<Unplug size={18} />}
                title={strings.emptyTitle}
                command={strings.emptyCommand}
                action={add}
              >
                {strings.emptyNote}
              </Empty>
            ) : (
              <ul className="rounded-lg border border-line bg-panel">
                {page.items.map((upstream) => (
                  <UpstreamRow key={upstream.name} upstream={upstream} onRemove={setRemoving} />
                ))}
              </ul>
            )
          }
        </QueryView>
      </PageBody>
      <AddDialog open={adding} onClose={() => setAdding(false)} />
      <ConfirmDialog
        open={removing !== undefined}
        title={strings.removeTitle}
        consequence={`${removing?.name ?? ''}: ${strings.removeNote}`}
        confirm={strings.remove}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => removing && removeUpstream(removing.name)}
      />
    </>
  );
}
