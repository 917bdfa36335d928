import { describe, expect, it } from 'vitest';
import type { Finding, Incident, IncidentEntry } from '../../api/types.ts';
import { storyOf } from './query.ts';

function entry(
  id: string,
  timeMs: number,
  kind: IncidentEntry['kind'],
  findingId: string | null = null,
): IncidentEntry {
  return { id, incidentId: 'inc_1', timeMs, kind, actorId: null, actorName: null, text: '', findingId };
}

const finding = { id: 'fnd_1', firstSeenMs: 20 } as Finding;
const incident = { id: 'inc_1' } as Incident;

describe('storyOf', () => {
  it('merges findings and entries by time and tells each finding once', () => {
    const story = storyOf({
      incident,
      related: {},
      findings: [finding],
      entries: [entry('a', 30, 'comment'), entry('b', 21, 'finding', 'fnd_1'), entry('c', 25, 'opened')],
    });
    // It was opened when Bartizan read of what had happened, and still the story begins with it.
    expect(story.map((item) => item.key)).toEqual(['c', 'fnd_1', 'a']);
  });

  it('keeps an entry about a finding that is not in the list', () => {
    const story = storyOf({
      incident,
      related: {},
      findings: [],
      entries: [entry('b', 21, 'finding', 'fnd_9')],
    });
    expect(story.map((item) => item.key)).toEqual(['b']);
  });
});
