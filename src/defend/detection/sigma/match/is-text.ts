/**
 * Whether a raw record is a line of text (syslog, auditd) and not a document. The values of a document are searched one by
 * one; searching its raw form as well would find escape signs and field names.
 */
export function isText(raw: string): boolean {
  const first = raw.trimStart().charAt(0);
  return first !== '' && first !== '{' && first !== '[' && first !== '<';
}
