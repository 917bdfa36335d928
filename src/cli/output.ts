/** Where a command's words go: data to standard output, everything else to standard error. */
export interface Output {
  readonly json: boolean;
  /** Whether a person watches standard error, so that progress may be drawn there. */
  readonly isInteractive: boolean;
  /** The command's result: the value with `--json`, the text without. */
  result(value: unknown, text: string): void;
  /** A remark for people. */
  note(text: string): void;
  /** A line that the next one overwrites; nothing when nobody watches. */
  progress(text: string): void;
}

export interface Streams {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown; readonly isTTY?: boolean };
}

export function createOutput(streams: Streams, json: boolean): Output {
  const isInteractive = streams.stderr.isTTY === true;
  return {
    json,
    isInteractive,
    result: (value, text) => streams.stdout.write(json ? `${JSON.stringify(value)}\n` : `${text}\n`),
    note: (text) => streams.stderr.write(`${text}\n`),
    progress: (text) => {
      if (isInteractive) streams.stderr.write(`\r\u001b[K${text}`);
    },
  };
}
