import { expect, test } from 'vitest';
import { windowsLogSources } from './log-sources.ts';

const sysmon = 'Microsoft-Windows-Sysmon/Operational';

test.each([
  [sysmon, 1, ['process_creation']],
  [sysmon, 3, ['network_connection']],
  [sysmon, 7, ['image_load']],
  [sysmon, 10, ['process_access']],
  [sysmon, 13, ['registry_set', 'registry_event']],
  [sysmon, 17, ['pipe_created']],
  [sysmon, 26, ['file_delete', 'file_delete_detected']],
  [sysmon, 9999, []],
  ['SECURITY', 4688, ['process_creation']],
  ['Security', 4624, []],
  ['PowerShellCore/Operational', 4104, ['ps_script']],
  ['windows powershell', 400, ['ps_classic_start']],
])('%s %i', (channel, eventId, categories) => {
  const found = windowsLogSources(channel, eventId, {}).flatMap(({ category }) => category ?? []);
  expect(found).toEqual(categories);
});

test('registry events are told apart by what they did; where that is unknown, both kinds of rule see them', () => {
  const of = (EventType: string) =>
    windowsLogSources(sysmon, 12, { EventType }).flatMap(({ category }) => category ?? []);
  expect(of('CreateKey')).toEqual(['registry_add', 'registry_event']);
  expect(of('DeleteKey')).toEqual(['registry_delete', 'registry_event']);
  expect(of('INFO')).toEqual(['registry_add', 'registry_delete', 'registry_event']);
});

test('a channel without a service is Windows all the same; Sysmon for Linux is Linux', () => {
  expect(windowsLogSources('Some-Vendor/Log', 1, {})).toEqual([{ product: 'windows' }]);
  expect(windowsLogSources('Linux-Sysmon/Operational', 1, {})).toEqual([
    { product: 'linux', service: 'sysmon' },
    { product: 'linux', category: 'process_creation' },
  ]);
});
