import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ChevronLeft, Copy, ShieldQuestion, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { GuardInfo } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Badge } from '../../components/badge.tsx';
import { Button, buttonClass } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { PageBody } from '../../components/page-body.tsx';
import { PageHeader } from '../../components/page-header.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Tabs } from '../../components/tabs.tsx';
import type { JsonSchema } from '../../lib/schema.ts';
import { useTitle } from '../../lib/use-title.ts';
import { CopyPolicy } from '../guards/add-policy.tsx';
import { type PolicyView, useGuards, usePolicies } from '../guards/query.ts';
import { DryRunTab } from './dry-run-tab.tsx';
import { PolicyForm } from './form.tsx';
import { JsonTab } from './json-tab.tsx';
import { type Draft, draftOf, useDryRun, usePolicySchema } from './query.ts';
import { strings } from './strings.ts';

interface EditorProps {
  /** As it is stored; undefined for one that is not yet. */
  readonly stored: PolicyView | undefined;
  readonly start: Draft;
  readonly policies: readonly PolicyView[];
  readonly guards: readonly GuardInfo[];
  readonly schema: JsonSchema;
}

/** Leaving the page with changes that were not saved asks first. */
function useLeaveQuestion(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isChanged]);
}

function Marks({
  draft,
  stored,
  isChanged,
}: {
  readonly draft: Draft;
  readonly stored: PolicyView | undefined;
  readonly isChanged: boolean;
}) {
  return (
    <>
      {stored?.builtIn ? <Badge tone="accent">{strings.builtIn}</Badge> : null}
      {draft.shadow === true ? <Badge tone="accent">{strings.shadowBadge}</Badge> : null}
      {draft.onGuardError === 'allow' ? <Badge tone="high">{strings.failsOpenBadge}</Badge> : null}
      {draft.storeContent === true ? <Badge>{strings.keepsBadge}</Badge> : null}
      {isChanged ? <Badge tone="medium">{strings.unsaved}</Badge> : null}
    </>
  );
}

function RemoveButton({
  stored,
  policies,
}: {
  readonly stored: PolicyView;
  readonly policies: readonly PolicyView[];
}) {
  const [asking, setAsking] = useState(false);
  const navigate = useNavigate();
  const remove = useAct(['/api/policies', '/api/guards']);
  const next = policies.find((policy) => policy.name !== stored.name && policy.models.includes('*'));
  return (
    <>
      <Button variant="danger" icon={<Trash2 size={13} />} onClick={() => setAsking(true)}>
        {strings.remove}
      </Button>
      <ConfirmDialog
        open={asking}
        title={strings.removeTitle}
        consequence={strings.removeConsequence(
          stored.name,
          stored.models.join(', '),
          next ? `“${next.name}”, or another that matches before it` : 'the built-in policy',
        )}
        confirm={strings.remove}
        onClose={() => setAsking(false)}
        onConfirm={() =>
          remove.mutate(
            {
              path: `/api/policies/${encodeURIComponent(stored.name)}`,
              method: 'DELETE',
              done: strings.removed,
            },
            { onSuccess: () => void navigate({ to: '/guards', search: { tab: 'policies' } }) },
          )
        }
      />
    </>
  );
}

function Editor({ stored, start, policies, guards, schema }: EditorProps) {
  const { tab = 'form', field } = useSearch({ from: '/shell/guards/policies/$name' });
  const navigate = useNavigate();
  const [draft, setDraft] = useState<Draft>(start);
  const save = useAct(['/api/policies', '/api/guards']);
  const dryRun = useDryRun(stored?.name, stored?.position);
  const isChanged = !stored || JSON.stringify(draft) !== JSON.stringify(draftOf(stored));
  useLeaveQuestion(isChanged && stored !== undefined);
  const problems = [save.error, dryRun.error].flatMap((error) => (error ? [asProblem(error)] : []));
  const errorOf = (path: string) =>
    problems.find((problem) => problem.field?.replace(/^policy\./, '') === path)?.message;
  const problem = save.error ? asProblem(save.error) : undefined;
  const submit = () => {
    const { name, ...rest } = draft;
    save.mutate(
      {
        path: `/api/policies/${encodeURIComponent(name)}`,
        method: 'PUT',
        body: { ...rest, ...(stored?.position === undefined ? {} : { position: stored.position }) },
        done: strings.saved,
      },
      {
        onSuccess: () => {
          if (!stored)
            void navigate({
              to: '.',
              replace: true,
              search: (({ copy: _copy, ...rest }: Record<string, unknown>) => rest) as never,
            });
        },
      },
    );
  };
  return (
    <>
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            <Link
              to="/guards"
              search={{ tab: 'policies' }}
              className="inline-flex items-center text-ink-3 hover:text-ink"
            >
              <ChevronLeft size={16} aria-hidden="true" />
              <span className="sr-only">{strings.back}: </span>
            </Link>
            {draft.name}
            <Marks draft={draft} stored={stored} isChanged={isChanged} />
          </span>
        }
        note={
          stored?.builtIn
            ? strings.builtInNote
            : draft.onGuardError === 'allow' && !draft.shadow
              ? strings.failsOpen
              : undefined
        }
        actions={
          <>
            {stored ? <CopyPolicy source={stored} icon={<Copy size={13} />} /> : null}
            {stored && !stored.builtIn ? <RemoveButton stored={stored} policies={policies} /> : null}
            {isChanged && stored ? (
              <Button onClick={() => setDraft(draftOf(stored))}>{strings.discard}</Button>
            ) : null}
            <Button variant="primary" disabled={!isChanged || save.isPending} onClick={submit}>
              {strings.save}
            </Button>
          </>
        }
      />
      <Tabs
        label={strings.tabs}
        value={tab}
        items={[
          { value: 'form', label: strings.form },
          { value: 'json', label: strings.json },
          { value: 'dry-run', label: strings.dryRun },
        ]}
      />
      <div className="h-3 shrink-0" />
      <PageBody>
        {problem ? (
          <p
            role="alert"
            className="rounded-md border border-critical/40 bg-critical-soft px-3 py-2 text-critical"
          >
            {problem.field ? <code className="mr-2 font-mono text-xs">{problem.field}</code> : null}
            {problem.message}
          </p>
        ) : null}
        {tab === 'form' ? (
          <PolicyForm
            draft={draft}
            schema={schema}
            guards={guards}
            focus={field}
            errorOf={errorOf}
            onChange={setDraft}
          />
        ) : null}
        {tab === 'json' ? <JsonTab draft={draft} error={undefined} onChange={setDraft} /> : null}
        {tab === 'dry-run' ? (
          <DryRunTab
            draft={draft}
            dryRun={dryRun}
            onKeep={() => {
              setDraft({ ...draft, storeContent: true });
              void navigate({ to: '.', search: { field: 'storeContent' } as never });
            }}
          />
        ) : null}
      </PageBody>
    </>
  );
}

/** One policy: its settings as a form and as JSON, and what they would have done to recent calls. */
export function PolicyPage() {
  const { name } = useParams({ from: '/shell/guards/policies/$name' });
  const { copy } = useSearch({ from: '/shell/guards/policies/$name' });
  const query = usePolicies();
  const guards = useGuards().data?.items;
  const schema = usePolicySchema();
  useTitle(name);
  return (
    <QueryView query={query} placeholder={<SkeletonRows count={8} />}>
      {({ items }) => {
        const stored = items.find((policy) => policy.name === name);
        const source = stored ?? items.find((policy) => policy.name === copy);
        if (!source)
          return (
            <Empty
              icon={<ShieldQuestion size={18} />}
              title={strings.missing}
              action={
                <Link to="/guards" search={{ tab: 'policies' }} className={buttonClass()}>
                  {strings.back}
                </Link>
              }
            >
              {strings.missingNote}
            </Empty>
          );
        if (!guards || !schema) return <SkeletonRows count={8} />;
        return (
          <Editor
            key={stored ? JSON.stringify(stored) : `new ${name}`}
            stored={stored}
            start={{ ...draftOf(source), name }}
            policies={items}
            guards={guards}
            schema={schema}
          />
        );
      }}
    </QueryView>
  );
}
