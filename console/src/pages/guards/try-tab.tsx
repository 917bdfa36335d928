import { useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { GuardCheck } from '../../api/types.ts';
import { ActionBadge } from '../../components/action-badge.tsx';
import { Button } from '../../components/button.tsx';
import { SelectField, TextArea } from '../../components/field.tsx';
import { Panel } from '../../components/panel.tsx';
import { SpanView } from '../../components/span-view.tsx';
import { formatDuration } from '../../lib/format.ts';
import { useCheck, usePolicies } from './query.ts';
import { strings } from './strings.ts';

function Answer({ check, text }: { readonly check: GuardCheck; readonly text: string }) {
  const marks = check.reasons.flatMap((reason) =>
    reason.spans.map((span) => ({
      start: span.start,
      end: span.end,
      label: `${reason.guard}: ${reason.rule}`,
    })),
  );
  return (
    <Panel
      title={
        <span className="flex items-center gap-2">
          <ActionBadge action={check.action} />
          <span className="text-xs font-normal text-ink-3">by policy {check.policy}</span>
        </span>
      }
      aside={<span className="num text-xs text-ink-3">{formatDuration(check.elapsedMs)}</span>}
    >
      <div className="flex flex-col gap-4" role="status">
        <SpanView text={text} marks={marks} className="rounded-md border border-line bg-sunken p-3" />
        {check.reasons.length === 0 ? <p className="text-ink-2">{strings.tryClean}</p> : null}
        <ul className="flex flex-col gap-2">
          {check.reasons.map((reason) => (
            <li key={`${reason.guard}${reason.rule}`}>
              <span className="font-medium">{reason.guard}</span>{' '}
              <code className="font-mono text-xs text-ink-3">{reason.rule}</code>{' '}
              <span className="num text-xs text-ink-3">score {reason.score.toFixed(2)}</span>
              <p className="text-ink-2">{reason.explanation}</p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}

/** Asks the guards about a text, without a model and without keeping it. */
export function TryTab() {
  const [text, setText] = useState<string>(strings.tryExample);
  const [policy, setPolicy] = useState('');
  const check = useCheck();
  const policies = usePolicies().data?.items ?? [];
  return (
    <div className="grid grid-cols-2 items-start gap-6 max-lg:grid-cols-1">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          check.mutate({ text, policy });
        }}
      >
        <TextArea
          label={strings.tryLabel}
          hint={strings.tryNote}
          rows={8}
          value={text}
          maxLength={200_000}
          error={check.error ? asProblem(check.error).message : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="flex items-end gap-3">
          <div className="flex-1">
            <SelectField
              label={strings.policy}
              value={policy}
              onChange={(event) => setPolicy(event.target.value)}
              options={[
                { value: '', label: strings.policyAny },
                ...policies.map((each) => ({ value: each.name, label: each.name })),
              ]}
            />
          </div>
          <Button type="submit" variant="primary" disabled={text.trim() === '' || check.isPending}>
            {strings.tryRun}
          </Button>
        </div>
      </form>
      {check.data ? <Answer check={check.data} text={check.variables?.text ?? ''} /> : null}
    </div>
  );
}
