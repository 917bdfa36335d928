import { Link } from '@tanstack/react-router';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import type { TokenInfo } from '../../api/types.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { LimitsText } from '../../components/limits.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { ShownOnce } from '../../components/shown-once.tsx';
import { type SimpleColumn, SimpleTable } from '../../components/simple-table.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { useNow } from '../../lib/use-now.ts';
import { useTitle } from '../../lib/use-title.ts';
import { CreateDialog } from './create-dialog.tsx';
import { useTokenActs, useTokens } from './query.ts';
import { strings } from './strings.ts';

function State({ token }: { readonly token: TokenInfo }) {
  const nowMs = useNow();
  if (token.revokedMs !== null) return <Badge>Revoked</Badge>;
  if (token.expiresMs !== null && token.expiresMs <= nowMs) return <Badge tone="high">Expired</Badge>;
  if (token.expiresMs === null) return <span className="text-ink-3">never</span>;
  return (
    <span className="num whitespace-nowrap">in {Math.ceil((token.expiresMs - nowMs) / 86_400_000)} days</span>
  );
}

function tokenColumns(onRevoke: (token: TokenInfo) => void): readonly SimpleColumn<TokenInfo>[] {
  return [
    {
      id: 'name',
      name: strings.name,
      cell: (token) => (
        <span className="flex flex-col">
          <span className={token.revokedMs === null ? 'font-medium' : 'text-ink-3 line-through'}>
            {token.name}
          </span>
          <code className="font-mono text-2xs text-ink-3">{token.prefix}…</code>
        </span>
      ),
    },
    {
      id: 'scopes',
      name: 'May',
      cell: (token) => (
        <span className="flex flex-wrap gap-1">
          {token.scopes.map((scope) => (
            <Badge
              key={scope}
              tone={scope === 'admin' ? 'high' : 'neutral'}
              title={strings.scopeNames[scope]}
            >
              {scope}
            </Badge>
          ))}
        </span>
      ),
    },
    {
      id: 'team',
      name: strings.team,
      wideOnly: true,
      cell: (token) =>
        token.gateway.team ? (
          <Link
            to="/traffic"
            search={{ team: token.gateway.team }}
            className="text-accent-text hover:underline"
          >
            {token.gateway.team}
          </Link>
        ) : (
          <span className="text-ink-3">–</span>
        ),
    },
    {
      id: 'models',
      name: strings.models,
      wideOnly: true,
      cell: (token) => <code className="font-mono text-xs">{token.gateway.models?.join(', ') ?? '*'}</code>,
    },
    {
      id: 'limits',
      name: strings.limits,
      wideOnly: true,
      cell: (token) => <LimitsText limits={token.gateway.limits} />,
    },
    {
      id: 'created',
      name: 'Created',
      wideOnly: true,
      cell: (token) => <Time ms={token.createdMs} ago className="num text-ink-2" />,
    },
    {
      id: 'used',
      name: 'Last used',
      wideOnly: true,
      cell: (token) =>
        token.lastUsedMs === null ? (
          <span className="text-ink-3">never</span>
        ) : (
          <Time ms={token.lastUsedMs} ago />
        ),
    },
    { id: 'expires', name: strings.expires, cell: (token) => <State token={token} /> },
    {
      id: 'revoke',
      name: '',
      align: 'right',
      cell: (token) =>
        token.revokedMs === null ? (
          <Button size="sm" onClick={() => onRevoke(token)} aria-label={`${strings.revoke} ${token.name}`}>
            {strings.revoke}
          </Button>
        ) : null,
    },
  ];
}

export function TokensPage() {
  const query = useTokens();
  const { revokeToken } = useTokenActs();
  const [creating, setCreating] = useState(false);
  const [secret, setSecret] = useState<string>();
  const [revoking, setRevoking] = useState<TokenInfo>();
  useTitle(strings.title);
  const create = (
    <Button variant="primary" icon={<Plus size={14} />} onClick={() => setCreating(true)}>
      {strings.create}
    </Button>
  );
  return (
    <>
      <PageHeader title={strings.title} note={strings.note} actions={create} />
      <PageBody>
        <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
          {(page) =>
            page.items.length === 0 ? (
              <Empty
                icon={<KeyRound size={18} />}
                title={strings.emptyTitle}
                command={strings.emptyCommand}
                action={create}
              >
                {strings.emptyNote}
              </Empty>
            ) : (
              <SimpleTable
                label={strings.title}
                columns={tokenColumns(setRevoking)}
                items={page.items}
                keyOf={(token) => token.id}
              />
            )
          }
        </QueryView>
      </PageBody>
      <CreateDialog open={creating} onClose={() => setCreating(false)} onCreated={setSecret} />
      <ShownOnce
        title={strings.shownTitle}
        note={strings.shownNote}
        secret={secret}
        onClose={() => setSecret(undefined)}
      />
      <ConfirmDialog
        open={revoking !== undefined}
        title={strings.revokeTitle}
        consequence={`${revoking?.name ?? ''}: ${strings.revokeNote}`}
        confirm={strings.revoke}
        onClose={() => setRevoking(undefined)}
        onConfirm={() => revoking && revokeToken(revoking)}
      />
    </>
  );
}
