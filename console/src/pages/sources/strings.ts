export const strings = {
  title: 'Sources',
  note: 'Where events come from, and what could not be read',
  sources: 'Sources',
  dead: 'Could not be read',
  send: 'Send something',
  emptyTitle: 'No source has sent anything yet',
  emptyNote: 'A source is a name that you choose when you send. Send a file, or NDJSON over HTTP:',
  silent: 'silent',
  deadEmptyTitle: 'Everything that came in could be read',
  deadEmptyNote: 'Records that no parser understands are kept here with the reason. Nothing is dropped.',
  replay: 'Replay all of these',
  replayOne: 'Replay',
  replayNote: 'After a parser or a source is mended, replaying reads the records again.',
} as const;

/** How long a source may say nothing before it is called silent, milliseconds. */
export const silentMs = 3_600_000;

export const sendCommand = 'bin/bartizan ingest /var/log/auth.log --source web-1';

export const curlCommand = (origin: string) =>
  `curl '${origin}/api/events?source=web-1' \\
  -H "authorization: Bearer $BARTIZAN_TOKEN" \\
  -H 'content-type: application/x-ndjson' \\
  --data-binary @events.ndjson`;
