export const strings = {
  title: 'Incidents',
  findings: 'Findings',
  search: 'Title or entity',
  status: 'Status',
  severity: 'Severity',
  owner: 'Owner',
  ownerAny: 'Any owner',
  ownerNone: 'No owner',
  ownerMe: 'Me',
  wing: 'Wing',
  wingAny: 'Both wings',
  emptyTitle: 'No incident in this time',
  emptyNote:
    'Findings that belong together become one incident here. Send some logs, or a prompt that a guard stops.',
  emptyCommand: 'bin/bartizan ingest auth.log --source web-1',
  noMatchTitle: 'Nothing matches these filters',
  noMatchNote: 'Widen the time range at the top, or take filters away.',
  clear: 'Clear filters',
  findingsEmptyTitle: 'No finding in this time',
  findingsEmptyNote:
    'A finding is one thing that a rule, a baseline or a guard saw, with the evidence for it.',
} as const;
