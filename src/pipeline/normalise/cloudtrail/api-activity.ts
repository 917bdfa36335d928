import { OTHER_ACTIVITY } from '../ocsf/draft.ts';

/** First words of AWS operations to the activities of OCSF's API Activity: 1 create, 2 read, 3 update, 4 delete. */
const verbs: ReadonlyMap<string, number> = new Map([
  ...[
    'Create',
    'Run',
    'Add',
    'Allocate',
    'Generate',
    'Import',
    'Issue',
    'Launch',
    'Request',
    'Copy',
    'Upload',
  ].map((verb) => [verb, 1] as const),
  ...[
    'Get',
    'Describe',
    'List',
    'Head',
    'Lookup',
    'Search',
    'Query',
    'Scan',
    'Download',
    'Select',
    'View',
  ].map((verb) => [verb, 2] as const),
  ...[
    'Update',
    'Modify',
    'Put',
    'Set',
    'Attach',
    'Detach',
    'Associate',
    'Disassociate',
    'Authorize',
    'Revoke',
    'Change',
    'Enable',
    'Disable',
    'Start',
    'Stop',
    'Reboot',
    'Replace',
    'Reset',
    'Restore',
    'Tag',
    'Untag',
    'Register',
    'Share',
  ].map((verb) => [verb, 3] as const),
  ...['Delete', 'Terminate', 'Remove', 'Deregister', 'Release', 'Purge', 'Cancel'].map(
    (verb) => [verb, 4] as const,
  ),
]);

/** The activity of an operation by the verb that its name begins with (`TerminateInstances` → 4). */
export function apiActivityId(operation: string): number {
  let end = 1;
  while (end < operation.length && end < 32) {
    const code = operation.charCodeAt(end);
    if (code >= 65 && code <= 90) break;
    end++;
  }
  return verbs.get(operation.slice(0, end)) ?? OTHER_ACTIVITY;
}
