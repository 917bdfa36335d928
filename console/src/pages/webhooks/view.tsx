import { Plus, Webhook } from 'lucide-react';
import { useState } from 'react';
import type { OutboxItem, WebhookInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { type SimpleColumn, SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { AddDialog } from './add-dialog.tsx';
import { useOutbox, useWebhookActs, useWebhooks } from './query.ts';
import { strings } from './strings.ts';

const stateTones = { delivered: 'ok', pending: 'medium', failed: 'critical' } as const;

function webhookColumns(onRemove: (webhook: WebhookInfo) => void): readonly SimpleColumn<WebhookInfo>[] {
  return [
    { id: 'name', name: strings.name, cell: (item) => <span className="font-medium">{item.name}</span> },
    {
      id: 'url',
      name: strings.url,
      cell: (item) => <code className="font-mono text-xs break-all">{item.url}</code>,
    },
    {
      id: 'state',
      name: 'State',
      wideOnly: true,
      cell: (item) => <Badge tone={item.enabled ? 'ok' : 'neutral'}>{item.enabled ? 'On' : 'Off'}</Badge>,
    },
    {
      id: 'remove',
      name: '',
      align: 'right',
      cell: (item) => (
        <Button size="sm" onClick={() => onRemove(item)} aria-label={`${strings.remove} ${item.name}`}>
          {strings.remove}
        </Button>
      ),
    },
  ];
}

function outboxColumns(names: ReadonlyMap<string, string>): readonly SimpleColumn<OutboxItem>[] {
  return [
    { id: 'state', name: 'State', cell: (item) => <Badge tone={stateTones[item.state]}>{item.state}</Badge> },
    { id: 'topic', name: 'What', cell: (item) => <code className="font-mono text-xs">{item.topic}</code> },
    { id: 'to', name: 'To', wideOnly: true, cell: (item) => names.get(item.webhookId) ?? item.webhookId },
    { id: 'tries', name: 'Tries', align: 'right', wideOnly: true, cell: (item) => item.attempts },
    {
      id: 'error',
      name: 'Last error',
      wideOnly: true,
      cell: (item) => <span className="text-ink-2">{item.lastError ?? ''}</span>,
    },
    { id: 'time', name: 'Made', align: 'right', cell: (item) => <Time ms={item.createdMs} ago /> },
  ];
}

function Deliveries({ webhooks }: { readonly webhooks: readonly WebhookInfo[] }) {
  const query = useOutbox();
  const names = new Map(webhooks.map((each) => [each.id, each.name]));
  return (
    <section className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">{strings.deliveries}</h2>
      <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="text-ink-3">{strings.deliveriesNone}</p>
          ) : (
            <SimpleTable
              label={strings.deliveries}
              columns={outboxColumns(names)}
              items={page.items}
              keyOf={(item) => item.id}
            />
          )
        }
      </QueryView>
    </section>
  );
}

export function WebhooksPage() {
  const query = useWebhooks();
  const { removeWebhook } = useWebhookActs();
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [removing, setRemoving] = useState<WebhookInfo>();
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
              <Empty icon={<Webhook size={18} />} title={strings.emptyTitle} action={add}>
                {strings.emptyNote}
              </Empty>
            ) : (
              <>
                <SimpleTable
                  label={strings.title}
                  columns={webhookColumns(setRemoving)}
                  items={page.items}
                  keyOf={(item) => item.id}
                />
                <Deliveries webhooks={page.items} />
              </>
            )
          }
        </QueryView>
      </PageBody>
      <AddDialog open={adding} onClose={() => setAdding(false)} onAdded={setSecret} />
      <ShownOnce
        title={strings.secretTitle}
        note={strings.secretNote}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
      <ConfirmDialog
        open={removing !== undefined}
        title={strings.removeTitle}
        consequence={`${removing?.name ?? ''}: ${strings.removeNote}`}
        confirm={strings.remove}
        onClose={() => setRemoving(undefined)}
        onConfirm={() => removing && removeWebhook(removing)}
      />
    </>
  );
}
