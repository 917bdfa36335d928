export const strings = {
  title: 'Detections',
  note: 'What looks at events, and whether it is on',
  rules: 'Rules',
  detectors: 'Detectors',
  problems: 'Problems',
  search: 'Title or id of a rule',
  enabledAny: 'On and off',
  enabledOn: 'On',
  enabledOff: 'Off',
  ruleOff:
    'Events no longer match this rule, from the next batch on. What it found stays. Switch it on again here at any time.',
  detectorOff:
    'This whole detector stops looking at events, from the next batch on. What it found stays. Switch it on again here at any time.',
  emptyTitle: 'No rule is loaded',
  emptyNote:
    'Bartizan reads Sigma rules from the folders that its configuration names, beside its own small set.',
  emptyCommand: 'BARTIZAN_RULES_DIRS=/etc/bartizan/rules bin/bartizan start',
  noMatchTitle: 'No rule matches',
  noMatchNote: 'Take a filter away.',
  problemsNone: 'Every rule file was read.',
} as const;
