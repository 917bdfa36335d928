/**
 * Why a record could not become an event. The codes are stable: they are stored with the record, counted in the metrics
 * and shown in the console. Each sentence says what is wrong and, where it can, what to do about it.
 */
export const deadLetterReasons = {
  empty_record: 'The record holds nothing but white space.',
  invalid_utf8: 'The record is not valid UTF-8. Send text in UTF-8.',
  line_too_long: 'The record is longer than 1 MiB (1,048,576 bytes).',
  invalid_json: 'The record looks like JSON but is not valid JSON.',
  not_an_object: 'The record is JSON, but not an object.',
  too_deep: 'The record is nested deeper than 64 levels.',
  too_many_fields: 'The record holds more than 16,384 keys and array elements.',
  unknown_format:
    'The format of the record was not recognised. Name the format with the source; `syslog` also takes plain text lines.',
  wrong_format: 'The record does not have the shape of the format that its source is said to have.',
  invalid_field: 'A field of the record has a value that its format does not allow.',
  missing_field: 'A field that the format requires is missing.',
  time_out_of_range:
    'The time of the event is before 1970 or more than 24 hours after it was received. Check the clock of the sender.',
  normaliser_fault:
    'The normaliser failed on the record; this is a fault of Bartizan. Replay it after an update.',
} as const;

export type DeadLetterReason = keyof typeof deadLetterReasons;

export interface Rejection {
  readonly ok: false;
  readonly reason: DeadLetterReason;
  /** A sentence for people that names the field or the place. Never holds the record itself. */
  readonly detail: string;
}

/**
 * @param about what makes the reason precise, such as the field's name; added to the reason's own sentence
 */
export function reject(reason: DeadLetterReason, about?: string): Rejection {
  const sentence = deadLetterReasons[reason];
  return { ok: false, reason, detail: about === undefined ? sentence : `${sentence} ${about}` };
}
