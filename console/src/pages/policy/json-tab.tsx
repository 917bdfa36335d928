import { useEffect, useState } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { TextArea } from '../../components/field.tsx';
import { Panel } from '../../components/panel.tsx';
import type { Draft } from './query.ts';
import { strings } from './strings.ts';

/** The policy as the API and `bartizan guard replay` take it; what is typed here stands in the form, too. */
export function JsonTab({
  draft,
  error,
  onChange,
}: {
  readonly draft: Draft;
  readonly error: string | undefined;
  readonly onChange: (draft: Draft) => void;
}) {
  const text = JSON.stringify(draft, null, 2);
  const [typed, setTyped] = useState(text);
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (problem === undefined) setTyped((before) => (same(before, text) ? before : text));
  }, [text, problem]);
  return (
    <Panel title={strings.json} aside={<CopyButton text={typed} label={strings.copyJson} />}>
      <TextArea
        label={strings.jsonLabel}
        hint={strings.jsonHint}
        error={problem ?? error}
        value={typed}
        rows={Math.min(36, typed.split('\n').length + 2)}
        spellCheck={false}
        className="font-mono text-xs"
        onChange={(event) => {
          setTyped(event.target.value);
          const read = readPolicy(event.target.value);
          setProblem(typeof read === 'string' ? read : undefined);
          if (typeof read !== 'string') onChange({ ...read, name: draft.name } as Draft);
        }}
      />
    </Panel>
  );
}

function same(one: string, other: string): boolean {
  try {
    return JSON.stringify(JSON.parse(one)) === JSON.stringify(JSON.parse(other));
  } catch (problem) {
    console.debug('What was typed is no JSON yet.', problem);
    return false;
  }
}

/** The policy, or what is wrong with the text. The rest is for the server to judge. */
function readPolicy(text: string): Draft | string {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return strings.jsonNoObject;
    if (!Array.isArray((value as { guards?: unknown }).guards)) return strings.jsonNoGuards;
    return value as Draft;
  } catch (problem) {
    return problem instanceof Error ? problem.message : strings.jsonNoObject;
  }
}
