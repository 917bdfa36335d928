/** V8 copies shorter pieces of a text; a longer one refers to the text that it was cut out of. */
const SLICE_MIN = 13;

/** A text that keeps no other alive, for what is remembered: a name cut out of a record would else keep the whole record. */
export function detach(text: string): string {
  return text.length < SLICE_MIN ? text : ` ${text}`.slice(1);
}
