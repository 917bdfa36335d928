export { recordLimits } from './common/limits.ts';
export { type DeadLetterReason, deadLetterReasons, type Rejection, reject } from './dead-letter-reasons.ts';
export { type NormaliseResult, normaliseRecord, type RecordContext } from './normalise-record.ts';
