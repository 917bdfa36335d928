export const strings = {
  title: 'Webhooks',
  note: 'Where incidents are told: chat, paging, tickets',
  add: 'Add webhook',
  name: 'Name',
  url: 'Address',
  urlHint: 'Gets a POST with JSON for each new or changed incident, signed with HMAC-SHA-256.',
  remove: 'Remove',
  removeTitle: 'Remove this webhook?',
  removeNote:
    'Nothing more is sent there, and what waits is dropped. Add it again to undo; it then gets a new secret.',
  secretTitle: 'Copy the signing secret now',
  secretNote: 'The receiver checks deliveries with it. It is not shown again.',
  deliveries: 'Deliveries',
  deliveriesNone: 'Nothing was delivered yet.',
  emptyTitle: 'Nobody is told yet',
  emptyNote: 'Add an address, and each new incident is posted there, with retries until it arrives.',
} as const;
