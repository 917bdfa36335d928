/** JSON (an object, or a list of values) or XML. A syslog line starts with `<13>`, a log line often with `[2026-…`. */
const DOCUMENT = /^\s*(?:\{|\[\s*[[{"\]]|<[^\d])/;

/**
 * Whether a raw record is a line of text (syslog, auditd) and not a document. The values of a document are searched one by
 * one; searching its raw form as well would find escape signs and field names.
 */
export function isText(raw: string): boolean {
  return raw !== '' && !DOCUMENT.test(raw);
}
