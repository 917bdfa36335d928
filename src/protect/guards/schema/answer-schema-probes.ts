import type { Guard, GuardCall, GuardProbe } from '../../../contracts/guard.ts';

const call: GuardCall = {
  segments: [],
  answerSchema: {
    type: 'object',
    properties: { city: { type: 'string' }, celsius: { type: 'number', minimum: -90 } },
    required: ['city', 'celsius'],
    additionalProperties: false,
  },
};
const probe = (text: string, asked: GuardCall = call): GuardProbe => ({
  direction: 'output',
  segments: [{ path: '/choices/0/message/content', text, provenance: 'model' }],
  call: asked,
});

/** Texts that the guard must tell apart before it may serve. */
export const answerSchemaProbes: Guard['probes'] = {
  bad: [
    probe('It is 20 degrees in Lisbon.'),
    probe('{"city":"Lisbon"}'),
    probe('{"city":"Lisbon","celsius":"20"}'),
    probe('{"city":"Lisbon","celsius":20,"note":""}'),
    probe('{"city":"Lisbon","celsius":20'),
  ],
  good: [
    probe('{"city":"Lisbon","celsius":20.5}'),
    probe(' {"celsius":-3,"city":""}\n'),
    probe('It is 20 degrees in Lisbon.', { segments: [] }),
  ],
};
