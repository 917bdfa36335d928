import { useState } from 'react';
import type { GuardAction } from '../../api/types.ts';
import { useAct } from '../../api/use-act.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { inputClass, PlainSelect, SelectField, TextField } from '../../components/field.tsx';
import { Panel } from '../../components/panel.tsx';
import { QueryView } from '../../components/query-view.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { Toggle } from '../../components/toggle.tsx';
import { cx } from '../../lib/cx.ts';
import { humanise } from '../../lib/format.ts';
import { AddPolicy } from './add-policy.tsx';
import { type PolicyView, useGuards, usePolicies } from './query.ts';
import { strings } from './strings.ts';

const actions: readonly { readonly value: GuardAction | 'off'; readonly label: string }[] = [
  { value: 'off', label: 'Not used' },
  { value: 'allow', label: 'Allow' },
  { value: 'flag', label: 'Flag' },
  { value: 'redact', label: 'Redact' },
  { value: 'block', label: 'Block' },
];

type GuardPolicy = PolicyView['guards'][number];

function GuardLine({
  guard,
  rule,
  onChange,
}: {
  readonly guard: string;
  readonly rule: GuardPolicy | undefined;
  readonly onChange: (rule: GuardPolicy | undefined) => void;
}) {
  const current: GuardPolicy = rule ?? {
    guard,
    action: 'flag',
    threshold: 0.5,
    directions: ['input', 'output'],
  };
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-3 border-b border-line py-1">
      <span className={cx('w-32 font-medium', !rule && 'text-ink-3')}>{humanise(guard)}</span>
      <PlainSelect
        label={`${strings.action} of ${guard} on ${current.directions.join(' and ')}`}
        value={rule?.action ?? 'off'}
        options={actions}
        onChange={(event) => {
          const action = event.target.value as GuardAction | 'off';
          onChange(action === 'off' ? undefined : { ...current, action });
        }}
      />
      {rule ? (
        <label className="flex items-center gap-2 text-xs text-ink-2">
          {strings.threshold}
          <input
            type="number"
            min={0}
            max={1}
            step={0.05}
            value={rule.threshold}
            onChange={(event) => {
              // A rate of false alarms would take the threshold's place, and what is typed here would do nothing.
              const { falsePositiveRate: _rate, ...others } = rule;
              onChange({ ...others, threshold: Math.min(1, Math.max(0, Number(event.target.value))) });
            }}
            className={cx(inputClass, 'num h-7 w-18 text-xs max-md:h-9')}
          />
        </label>
      ) : null}
      {rule ? (
        <span className="text-xs text-ink-3">
          {rule.falsePositiveRate === undefined
            ? ''
            : `${strings.rate} ${(rule.falsePositiveRate * 100).toFixed(2)} % · `}
          {rule.directions.map((each) => (each === 'input' ? 'prompts' : 'answers')).join(', ')}
        </span>
      ) : null}
    </li>
  );
}

function PolicyForm({
  policy,
  position,
  guards,
}: {
  readonly policy: PolicyView;
  readonly position: number;
  readonly guards: readonly string[];
}) {
  const [draft, setDraft] = useState(policy);
  const save = useAct(['/api/policies', '/api/guards']);
  const changed = JSON.stringify(draft) !== JSON.stringify(policy);
  // A guard may stand twice, once for prompts and once for answers, so lines are told apart by their place.
  const unused = guards.filter((guard) => draft.guards.every((each) => each.guard !== guard));
  const setRule = (index: number, rule: GuardPolicy | undefined) =>
    setDraft({
      ...draft,
      guards: draft.guards.flatMap((each, at) => (at === index ? (rule ?? []) : [each])),
    });
  const addRule = (rule: GuardPolicy | undefined) => {
    if (rule) setDraft({ ...draft, guards: [...draft.guards, rule] });
  };
  const submit = () => {
    const { name, position: place = position, builtIn: _builtIn, ...rest } = draft;
    save.mutate({
      path: `/api/policies/${encodeURIComponent(name)}`,
      method: 'PUT',
      body: { ...rest, position: place },
      done: strings.saved,
    });
  };
  return (
    <Panel
      title={policy.name}
      aside={
        <Button size="sm" variant="primary" disabled={!changed || save.isPending} onClick={submit}>
          {strings.save}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {policy.builtIn ? (
          <p className="flex flex-wrap items-center gap-2 text-ink-2">
            <Badge tone="accent">{strings.builtIn}</Badge>
            {strings.builtInNote}
          </p>
        ) : null}
        <ul className="border-t border-line">
          {draft.guards.map((rule, index) => (
            <GuardLine
              key={`${rule.guard} ${rule.directions.join()}`}
              guard={rule.guard}
              rule={rule}
              onChange={(next) => setRule(index, next)}
            />
          ))}
          {unused.map((guard) => (
            <GuardLine key={guard} guard={guard} rule={undefined} onChange={addRule} />
          ))}
        </ul>
        <div className="grid grid-cols-3 gap-4 max-md:grid-cols-1">
          <TextField
            label={strings.models}
            hint={strings.modelsHint}
            defaultValue={policy.models.join(', ')}
            onChange={(event) =>
              setDraft({
                ...draft,
                models: event.target.value
                  .split(',')
                  .map((each) => each.trim())
                  .filter(Boolean),
              })
            }
          />
          <SelectField
            label={strings.onError}
            value={draft.onGuardError}
            options={[
              { value: 'block', label: 'Block the call' },
              { value: 'allow', label: 'Let the call pass' },
            ]}
            onChange={(event) =>
              setDraft({ ...draft, onGuardError: event.target.value === 'allow' ? 'allow' : 'block' })
            }
          />
          <TextField
            label={strings.timeout}
            type="number"
            min={1}
            max={60_000}
            value={draft.guardTimeoutMs}
            onChange={(event) => setDraft({ ...draft, guardTimeoutMs: Number(event.target.value) })}
          />
        </div>
        {draft.onGuardError === 'allow' ? <p className="text-high">{strings.failsOpen}</p> : null}
        <div className="flex items-center gap-3">
          <Toggle
            checked={draft.storeContent}
            label={strings.store}
            onChange={(storeContent) => setDraft({ ...draft, storeContent })}
          />
          <span className="text-ink-2">{strings.store}</span>
        </div>
      </div>
    </Panel>
  );
}

const isDefault = (policy: PolicyView) => policy.name === 'default';

/** What each guard may do on which models. */
export function PoliciesTab() {
  const query = usePolicies();
  const guards = useGuards().data?.items.map((guard) => guard.name) ?? [];
  return (
    <QueryView query={query} placeholder={<SkeletonRows count={4} />}>
      {(page) => (
        <>
          <p className="text-ink-3">
            {page.items.length === 0 ? strings.policiesEmpty : strings.policiesNote}
          </p>
          {page.items.map((policy, position) => (
            <PolicyForm key={JSON.stringify(policy)} policy={policy} position={position} guards={guards} />
          ))}
          <AddPolicy
            guards={guards}
            start={page.items.find((policy) => policy.builtIn) ?? page.items.find(isDefault)}
          />
        </>
      )}
    </QueryView>
  );
}
