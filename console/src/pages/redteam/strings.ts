export const strings = {
  title: 'Red team',
  note: 'What attacks on your own models and gateway got through',
  emptyTitle: 'No report is kept yet',
  emptyNote:
    'Point the red team at your own endpoint or gateway. Nothing leaves your machines; with --store the report comes here.',
  upload: 'Upload a report',
  uploaded: 'The report is kept.',
  notJson: 'That file is no JSON. The report to upload is redteam-report.json.',
  tooLarge: 'That file is larger than the 32 MB that a report may have.',
  run: 'Run another',
  when: 'When',
  target: 'Target',
  suite: 'Suite',
  verdict: 'Verdict',
  gotThrough: 'Got through',
  compare: 'Compare',
  compareNote: 'Choose two reports to compare them.',
  choose: 'Choose for comparison',
} as const;

/** The one command that makes this page show something. */
export const command = (origin: string) =>
  `bartizan redteam --target ${origin}/v1 --token-env BARTIZAN_TOKEN --store`;
