import type { MatchedField } from '../api/types.ts';

/** What a rule looked at and saw. */
export function MatchedFields({ fields }: { readonly fields: readonly MatchedField[] }) {
  return (
    <dl className="grid grid-cols-[minmax(7rem,max-content)_1fr] gap-x-4 gap-y-1 text-xs max-md:grid-cols-1 max-md:gap-y-0.5">
      {fields.map((field) => (
        <div key={`${field.field}${field.condition ?? ''}${field.value}`} className="contents">
          <dt className="font-mono leading-5 break-all text-ink-3">{field.field}</dt>
          <dd className="min-w-0 font-mono leading-5 break-all max-md:mb-1.5">
            <mark className="rounded-sm bg-high-soft px-0.5 text-high">{field.value}</mark>
            {field.condition ? <span className="ml-2 font-sans text-ink-3">{field.condition}</span> : null}
          </dd>
        </div>
      ))}
    </dl>
  );
}
