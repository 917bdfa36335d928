export { leakedText } from './answers.ts';
export { type Behaviour, behaviours } from './behaviours.ts';
export { type MockModel, type MockModelOptions, type MockRequest, startMockModel } from './mock-server.ts';
