import { RotateCw, TriangleAlert } from 'lucide-react';
import { asProblem } from '../api/problem.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';

/** A failed request in words, with what support needs and a way to try again. */
export function ErrorState({
  error,
  onRetry,
  title = 'This part did not load',
}: {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  readonly title?: string;
}) {
  const problem = asProblem(error);
  return (
    <div
      role="alert"
      className="mx-auto flex w-full max-w-xl flex-col items-center gap-2 px-4 py-12 text-center"
    >
      <TriangleAlert size={22} className="text-high" aria-hidden="true" />
      <h2 className="text-base font-semibold">{title}</h2>
      <p className="text-ink-2">{problem.message}</p>
      {problem.requestId ? (
        <p className="flex items-center gap-1 text-xs text-ink-3">
          Request <code className="font-mono">{problem.requestId}</code>
          <CopyButton text={problem.requestId} label="Copy request id" />
        </p>
      ) : null}
      {onRetry ? (
        <Button onClick={onRetry} icon={<RotateCw size={14} />} className="mt-1">
          Try again
        </Button>
      ) : null}
    </div>
  );
}
