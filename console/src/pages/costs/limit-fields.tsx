import { TextField } from '../../components/field.tsx';
import type { Limits } from '../../components/limits.tsx';
import { numberOf } from './form-dialog.tsx';
import { strings } from './strings.ts';

const words = strings.team;
const names = ['requestsPerMinute', 'tokensPerMinute', 'concurrentCalls'] as const;
const labels = {
  requestsPerMinute: words.requests,
  tokensPerMinute: words.tokens,
  concurrentCalls: words.concurrent,
};

/** How much a token or a team may ask for; what is left empty is not limited. */
export function LimitFields({
  limits,
  errorOf,
}: {
  readonly limits?: Limits | undefined;
  readonly errorOf: (field: string) => string | undefined;
}) {
  return (
    <div className="grid grid-cols-3 gap-3 max-md:grid-cols-1">
      {names.map((name) => (
        <TextField
          key={name}
          label={labels[name]}
          name={name}
          type="number"
          min={1}
          step={1}
          placeholder={words.unlimited}
          defaultValue={limits?.[name]}
          error={errorOf(`limits.${name}`)}
        />
      ))}
    </div>
  );
}

/** What the fields say; undefined when nothing is limited. */
export function limitsOf(form: FormData): Limits | undefined {
  const entries = names.flatMap((name) => {
    const value = numberOf(form, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}
