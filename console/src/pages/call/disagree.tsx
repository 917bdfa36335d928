import { MessageSquareWarning } from 'lucide-react';
import { useState } from 'react';
import type { CallDetail } from '../../api/types.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { SelectField, TextArea } from '../../components/field.tsx';
import { Panel } from '../../components/panel.tsx';
import { Time } from '../../components/time.tsx';
import { type Judgement, useJudge } from './query.ts';
import { strings } from './strings.ts';

const formId = 'disagree';

/** Says that the verdict was wrong, as a whole: something was missed, or should have passed. */
export function Disagree({ call }: { readonly call: CallDetail }) {
  const [open, setOpen] = useState(false);
  const { judge } = useJudge(call.id);
  const isStopped = call.verdict.action === 'block' || call.verdict.action === 'redact';
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const kind = String(form.get('kind')) as Judgement['kind'];
    judge({ kind, guard: '', rule: '', note: String(form.get('note') ?? '').trim() }, strings.disagreed);
    setOpen(false);
  };
  return (
    <>
      <Button icon={<MessageSquareWarning size={14} />} onClick={() => setOpen(true)}>
        {strings.disagree}
      </Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={strings.disagree}
        note={strings.disagreeNote}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" form={formId} variant="primary">
              {strings.disagreeSave}
            </Button>
          </>
        }
      >
        <form id={formId} onSubmit={submit} className="flex flex-col gap-4">
          <SelectField
            label={strings.disagreeKind}
            name="kind"
            defaultValue={isStopped ? 'false_positive' : 'false_negative'}
            options={[
              { value: 'false_positive', label: strings.falsePositive },
              { value: 'false_negative', label: strings.falseNegative },
              { value: 'correct', label: strings.correct },
            ]}
          />
          <TextArea label={strings.disagreeWhy} name="note" maxLength={2_000} rows={3} />
        </form>
      </Dialog>
    </>
  );
}

const kinds = {
  false_positive: strings.falsePositive,
  false_negative: strings.falseNegative,
  correct: strings.correct,
};

/** What people have said of the call; nothing when nobody has. */
export function Judgements({ call }: { readonly call: CallDetail }) {
  const { takeBack } = useJudge(call.id);
  if (call.feedback.length === 0) return null;
  return (
    <Panel title={strings.judgements}>
      <ul className="flex flex-col gap-2">
        {call.feedback.map((each) => (
          <li key={`${each.guard} ${each.rule}`} className="text-xs">
            <p className="flex items-start gap-2">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{kinds[each.kind]}</span>
                {each.guard === '' ? '' : ` (${each.guard}: ${each.rule})`}
              </span>
              <button
                type="button"
                className="text-accent-text hover:underline"
                onClick={() => takeBack(each, strings.takenBack)}
              >
                {strings.takeBack}
              </button>
            </p>
            {each.note ? <p className="text-ink-2">“{each.note}”</p> : null}
            <p className="text-ink-3">
              {each.createdByName}, <Time ms={each.createdMs} ago />
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
