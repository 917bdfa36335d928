export const strings = {
  title: 'Upstreams',
  note: 'Model providers that the gateway forwards to, tried in this order',
  add: 'Add upstream',
  name: 'Name',
  baseUrl: 'Base address',
  kind: 'Speaks',
  keyEnv: 'Environment variable with the key',
  keyEnvHint: 'The key itself is never stored. Bartizan reads it from here when it calls.',
  models: 'Models',
  modelsHint: 'Patterns with *, separated by commas',
  test: 'Test',
  remove: 'Remove',
  removeTitle: 'Remove this upstream?',
  removeNote:
    'Calls for its models are refused from the next call on, until another upstream takes them. Add it again to undo.',
  keyPresent: 'Key found',
  keyMissing: 'Key missing',
  keyNone: 'No key',
  emptyTitle: 'The gateway has nowhere to forward to',
  emptyNote: 'Add a model provider. The key stays in an environment variable or a file.',
  emptyCommand:
    "bin/bartizan upstream add openai --base-url https://api.openai.com/v1 --api-key-env OPENAI_API_KEY --models 'gpt-*'",
} as const;
