import { ArrowRight, Play } from 'lucide-react';
import { useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import type { CallDetail, CallReplay } from '../../api/types.ts';
import { ActionBadge } from '../../components/action-badge.tsx';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/field.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePolicies } from '../guards/query.ts';
import { useReplay } from './query.ts';
import { strings } from './strings.ts';

function Outcome({ replay }: { readonly replay: CallReplay }) {
  if (replay.problem !== null)
    return (
      <p className="text-high">{replay.problem === 'cut' ? strings.replayCut : strings.replayNotKept}</p>
    );
  return (
    <div className="flex flex-col gap-2">
      <p className="flex flex-wrap items-center gap-2">
        <ActionBadge action={replay.before} />
        <ArrowRight size={13} className="text-ink-3" aria-label="becomes" />
        <ActionBadge action={replay.after} />
        <span className="text-xs text-ink-3">
          {replay.before === replay.after ? strings.replaySame : `under ${replay.policy}`}
        </span>
      </p>
      <ul className="flex flex-col gap-1 text-xs">
        {replay.reasonsAfter.map((reason, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may speak twice; the list never changes.
          <li key={index}>
            <span className="font-medium">{reason.guard}</span>{' '}
            <code className="font-mono text-ink-3">{reason.rule}</code>{' '}
            <span className="text-ink-2">{reason.explanation}</span>
          </li>
        ))}
      </ul>
      {replay.isAnswerKnown ? null : <p className="text-xs text-ink-3">{strings.replayNoAnswer}</p>}
    </div>
  );
}

/** Asks what another policy would have done about the call. */
export function ReplayPanel({ call }: { readonly call: CallDetail }) {
  const policies = usePolicies().data?.items ?? [];
  const [chosen, setChosen] = useState('');
  const replay = useReplay(call.id);
  const policy = chosen || call.policy || policies[0]?.name || '';
  return (
    <Panel title={strings.replay}>
      {call.conversation === null ? (
        <p className="text-ink-2">{strings.replayNotKept}</p>
      ) : (
        <div className="flex flex-col gap-3">
          <div className="flex items-end gap-2">
            <div className="min-w-0 flex-1">
              <SelectField
                label={strings.replayPolicy}
                value={policy}
                onChange={(event) => setChosen(event.target.value)}
                options={policies.map(({ name }) => ({ value: name, label: name }))}
              />
            </div>
            <Button
              icon={<Play size={13} />}
              disabled={replay.isPending || policy === ''}
              onClick={() => replay.mutate(policy)}
            >
              {strings.replayRun}
            </Button>
          </div>
          <div role="status">
            {replay.error ? <p className="text-critical">{asProblem(replay.error).message}</p> : null}
            {replay.data ? <Outcome replay={replay.data} /> : null}
          </div>
        </div>
      )}
    </Panel>
  );
}
