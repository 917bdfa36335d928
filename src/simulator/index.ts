export { attacks, benignRecord, pastHours } from './day.ts';
export { carelessCall, hostileCall, ordinaryCall, type SimulatedCall } from './prompts.ts';
export { Random } from './random.ts';
export type { SimulatedRecord } from './record.ts';
