import { CopyButton } from './copy-button.tsx';

/** A command to copy into a terminal. */
export function CommandLine({ command, label }: { readonly command: string; readonly label?: string }) {
  return (
    <div className="flex w-full items-start gap-1 rounded-md border border-line bg-sunken py-1 pr-1 pl-3 text-left">
      <div
        role="note"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long command scrolls sideways, which the keyboard must reach.
        tabIndex={0}
        className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-xs leading-5 whitespace-pre"
        aria-label={label ?? 'Command'}
      >
        {command}
      </div>
      <CopyButton text={command} label="Copy command" />
    </div>
  );
}
