import type { FieldWords } from '../../components/schema-field.tsx';

const actions = [
  { value: 'allow', label: 'Allow' },
  { value: 'flag', label: 'Flag' },
  { value: 'redact', label: 'Redact' },
  { value: 'block', label: 'Block' },
] as const;

export const strings = {
  back: 'Policies',
  form: 'Settings',
  json: 'JSON',
  dryRun: 'Dry run',
  tabs: 'Views of the policy',
  save: 'Save policy',
  saved: 'The policy holds from the next call on.',
  discard: 'Discard changes',
  unsaved: 'Not saved',
  copy: 'Copy',
  remove: 'Delete',
  removeTitle: 'Delete this policy?',
  removed: 'The policy is deleted.',
  removeConsequence: (name: string, models: string, next: string) =>
    `From the next call on, “${name}” is gone: calls for ${models} fall to ${next}. There is no undo; keep its JSON first if you may want it back.`,
  missing: 'There is no such policy',
  missingNote: 'It may have been deleted. The calls that it took are still in Traffic.',
  builtIn: 'Built in',
  builtInNote:
    'Applies to every call that no other policy takes. Save a change, and your own one stands in its place.',
  shadowBadge: 'Shadow mode',
  failsOpenBadge: 'Fails open',
  failsOpen: 'A guard that fails or runs late lets the call pass unseen under this policy.',
  keepsBadge: 'Keeps content',
  shadow: 'Shadow mode',
  shadowOff: 'Off: what the guards decide is done.',
  shadowOn:
    'On: everything is inspected and noted as flagged, nothing is stopped or redacted, not even by a guard that fails. Traffic shows what would have been done.',
  guards: 'Guards',
  guardsNote: 'The strictest action wins',
  noGuards: 'No guard reads this traffic: everything passes.',
  addGuard: 'Add guard',
  action: 'Action',
  actions,
  sensitivity: 'Sensitivity',
  byThreshold: 'From score',
  byRate: 'False alarms',
  prompts: 'prompts',
  answers: 'answers',
  modeNotes: {
    mask: 'The value’s type stands in its place.',
    tokenise: 'A placeholder goes to the model, and the caller gets the value back in the answer.',
    hash: 'A keyed hash stands in its place: equal values stay recognisable.',
  } as Readonly<Record<string, string>>,
  others: 'More',
  copyJson: 'Copy JSON',
  jsonLabel: 'The policy as JSON',
  jsonHint: 'The same that the API takes, and `bartizan guard replay --policy FILE`.',
  jsonNoObject: 'A policy is a JSON object.',
  jsonNoGuards: '`guards` must be a list.',
  dryRunStart: 'Replay recent calls',
  dryRunTitle: 'What would this policy have done?',
  dryRunNote:
    'Replays the calls of the time range under the settings as they stand in the form, saved or not. Nothing is sent to a model and nothing is changed. Calls whose content was kept can be replayed.',
  dryRunShadow:
    'The policy is in shadow mode: what is said here to be blocked or redacted would only be flagged.',
  stop: 'Stop',
  goOn: 'Go on with older calls',
  progress: 'Calls looked at',
  looked: 'calls looked at',
  done: 'All calls of the range.',
  stale: 'The settings have changed since: these figures are of the earlier ones. Replay again.',
  replayed: 'Replayed',
  newlyBlocked: 'Newly blocked',
  released: 'No longer blocked',
  otherwise: 'Changed otherwise',
  blockedTotal: 'Blocked, before → after',
  unsaid: 'What this cannot say',
  notStored: 'could not be replayed: their content was not kept.',
  cut: 'could not be replayed: only their beginning was kept.',
  answersUnknown:
    'were stopped before their answer came, or their answer was not kept whole: a guard of answers might still speak.',
  failed: 'had a guard that failed or ran late.',
  ownGuards: 'Guards of your own are not asked about calls of the past:',
  otherPolicy: 'are under other policies and stay as they are.',
  keepContent: 'Keep content under this policy',
  keepContentNote:
    'It holds for calls after you save; prompts and answers are then stored with the event log.',
  byRule: 'By rule',
  changedCalls: 'Calls that would change',
  nothingChanges: 'Every call that could be replayed would be treated as it was.',
  nothingReplayed: 'No call of this range could be replayed.',
} as const;

/** Settings that belong together, in the order of the form; what the server knows beyond them comes last. */
export const sections = [
  { title: 'Which traffic', names: ['models', 'upstreams'] },
  { title: 'When a guard cannot answer', names: ['onGuardError', 'guardTimeoutMs', 'onTokenArrays'] },
  { title: 'Tool calls', names: ['tools'] },
  { title: 'Answers', names: ['canary', 'marking'] },
  { title: 'What is kept', names: ['storeContent'] },
] as const;

const words: Readonly<Record<string, FieldWords>> = {
  models: {
    label: 'Models',
    hint: 'Patterns with *, separated by commas. The first policy that matches applies.',
  },
  upstreams: {
    label: 'Upstreams',
    hint: 'Names, separated by commas; all when empty. Fallbacks stay within them.',
  },
  onGuardError: {
    label: 'When a guard fails or runs late',
    hint: 'Letting calls pass is visible everywhere: nothing is known of such calls.',
    options: { block: 'Block the call', allow: 'Let the call pass' },
  },
  guardTimeoutMs: { label: 'Longest time of all guards together, ms' },
  onTokenArrays: {
    label: 'Inputs given as token numbers',
    hint: 'No guard can read them.',
    options: {
      '': 'Block the call, as long as nothing is set',
      block: 'Block the call',
      allow: 'Let the call pass',
    },
  },
  tools: {
    label: 'Judge the tool calls of models',
    hint: 'By rules, without a model; see the guide on agents.',
  },
  'tools.mode': {
    label: 'Mode',
    options: { observe: 'Only note what would be stopped', enforce: 'Stop it' },
  },
  'tools.rules': { label: 'Rules', hint: 'A tool policy as JSON; the built-in rules when empty.' },
  canary: {
    label: 'Marker in the system prompt',
    hint: 'A secret marker in each call: an answer that gives it away is stopped.',
  },
  marking: { label: 'Mark answers as made by a model' },
  'marking.notice': {
    label: 'Notice',
    hint: 'What people read before or after the answer; none when empty.',
  },
  'marking.position': { label: 'Where', options: { start: 'Before the answer', end: 'After the answer' } },
  'marking.metadata': { label: 'Headers for machines' },
  storeContent: {
    label: 'Keep content',
    hint: 'Prompts and answers are stored with each call, as they were sent: for the page of a call and for dry runs.',
  },
  'guards.mode': {
    label: 'Masked',
    options: { mask: 'Masked', tokenise: 'Placeholder, put back in the answer', hash: 'Hashed' },
  },
};

export function wordsOf(path: string): FieldWords {
  return words[path] ?? {};
}
