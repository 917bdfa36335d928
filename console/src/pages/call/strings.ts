export const strings = {
  back: 'Traffic',
  verdict: 'Verdict',
  clean: 'No guard had anything to say.',
  refused: 'The gateway refused the call before any guard saw it.',
  conversation: 'Conversation',
  sent: 'As sent',
  forwarded: 'As forwarded',
  answer: 'Answer',
  same: 'Forwarded as it was sent.',
  never: 'Never forwarded: the call was blocked.',
  notKept:
    'The content of this call was not kept. Switch on “keep content” in the policy to see prompts and answers here; it holds for later calls.',
  policies: 'Open policies',
  latency: 'Where the time went',
  facts: 'Facts',
  uninspected: 'Not inspected',
  uninspectedNote: 'No guard can read these parts of the call. Nothing is known about them.',
} as const;
