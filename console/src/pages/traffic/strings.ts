export const strings = {
  title: 'Traffic',
  note: 'Calls to models through the gateway',
  search: 'Text in the call’s record',
  action: 'Action',
  actionAny: 'All actions',
  model: 'Model',
  modelAny: 'All models',
  status: 'Status',
  statusAny: 'All statuses',
  emptyTitle: 'No call in this time',
  emptyNote:
    'Point any OpenAI or Anthropic client at the gateway with a Bartizan token. Each call shows here with what the guards said.',
  noMatchTitle: 'No call matches',
  noMatchNote: 'Widen the time range at the top, or take a filter away.',
  clear: 'Clear filters',
  chart: 'Calls',
  closer: 'no call stands earlier in the chosen range.',
} as const;

/** The first call through the gateway, to copy. */
export const firstCall = (origin: string) =>
  `curl ${origin}/v1/chat/completions \\
  -H "authorization: Bearer $BARTIZAN_TOKEN" \\
  -H "content-type: application/json" \\
  -d '{"model":"gpt-5-mini","messages":[{"role":"user","content":"Hello"}]}'`;
