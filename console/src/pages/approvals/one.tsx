import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Approval } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { TextArea } from '../../components/field.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Time } from '../../components/time.tsx';
import { useTitle } from '../../lib/use-title.ts';
import { Evidence } from './evidence.tsx';
import { useApproval, useDecide } from './query.ts';
import { StateBadge } from './state-badge.tsx';
import { strings } from './strings.ts';

function Decide({ approval }: { readonly approval: Approval }) {
  const { say, isPending } = useDecide(approval.id);
  const [reason, setReason] = useState('');
  return (
    <Panel title={strings.decision}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-2">{strings.once}</p>
        <TextArea
          label={strings.reason}
          hint={strings.reasonHint}
          value={reason}
          maxLength={1000}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex gap-2">
          <Button variant="primary" disabled={isPending} onClick={() => say('approve', reason.trim())}>
            {strings.approve}
          </Button>
          <Button variant="danger" disabled={isPending} onClick={() => say('deny', reason.trim())}>
            {strings.deny}
          </Button>
        </div>
      </div>
    </Panel>
  );
}

function Decided({ approval }: { readonly approval: Approval }) {
  if (approval.decidedBy === null) return null;
  return (
    <Panel title={strings.decision}>
      <p>
        <StateBadge state={approval.state} /> {approval.decidedBy.name}{' '}
        {approval.decidedMs === null ? null : <Time ms={approval.decidedMs} />}
      </p>
      {approval.decisionReason ? <p className="mt-2 text-ink-2">{approval.decisionReason}</p> : null}
    </Panel>
  );
}

/** One request: what would be done, why somebody is asked, and the two buttons. */
export function ApprovalPage() {
  const { id } = useParams({ from: '/shell/approvals/$id' });
  const query = useApproval(id);
  useTitle(query.data ? `${query.data.subject} · ${strings.title}` : strings.title);
  return (
    <>
      <PageHeader
        title={query.data?.subject ?? strings.title}
        note={
          <Link to="/approvals" className="text-accent-text hover:underline">
            {strings.back}
          </Link>
        }
        actions={query.data ? <StateBadge state={query.data.state} /> : undefined}
      />
      <PageBody>
        <QueryView query={query} placeholder={<SkeletonRows count={6} />}>
          {(approval) => (
            <>
              <p className="text-ink-3">
                {strings.by} <span className="text-ink">{approval.requestedBy.name}</span>,{' '}
                <Time ms={approval.createdMs} />. {strings.until} <Time ms={approval.expiresMs} />
              </p>
              <Evidence approval={approval} />
              {approval.state === 'pending' ? (
                <Decide approval={approval} />
              ) : (
                <Decided approval={approval} />
              )}
            </>
          )}
        </QueryView>
      </PageBody>
    </>
  );
}
