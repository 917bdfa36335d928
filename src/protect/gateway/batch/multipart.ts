import { randomBytes } from 'node:crypto';
import { Fault } from '../../../kernel/fault.ts';
import { gatewayFaults } from '../errors.ts';

/** One field of a form. */
export interface FormPart {
  readonly name: string;
  readonly filename: string | undefined;
  readonly content: Buffer;
}

const PARTS_MAX = 10;
const HEAD_MAX = 2_048;
const DISPOSITION = /^form-data; name="([^"\\\r\n]{1,64})"(?:; filename="([^"\\\r\n]{0,255})")?$/;

/**
 * Reads a form (RFC 7578), strictly: nothing before the first boundary, every name once, no transfer encodings. What two
 * readers may understand differently is refused; what is accepted is written anew with {@link writeForm}.
 *
 * @throws Fault `invalid_form`
 */
export function readForm(contentType: unknown, body: Buffer): FormPart[] {
  const boundary = /^multipart\/form-data;\s*boundary="?([\w'()+,./:=?-]{1,70})"?$/i.exec(
    String(contentType),
  )?.[1];
  if (boundary === undefined) throw invalid('The body is no form with a boundary.');
  const mark = Buffer.from(`--${boundary}`);
  const parts: FormPart[] = [];
  let at = 0;
  if (body.compare(mark, 0, mark.length, 0, mark.length) !== 0)
    throw invalid('The form does not begin with its boundary.');
  for (;;) {
    at += mark.length;
    if (body.toString('latin1', at, at + 2) === '--') break;
    if (body.toString('latin1', at, at + 2) !== '\r\n')
      throw invalid('A boundary of the form is not on a line of its own.');
    const end = body.indexOf(`\r\n--${boundary}`, at);
    if (end < 0 || parts.length >= PARTS_MAX) throw invalid('The form has no end, or too many fields.');
    parts.push(readPart(body.subarray(at + 2, end)));
    at = end + 2;
  }
  if (body.toString('latin1', at + 2, at + 6).trim() !== '')
    throw invalid('Something follows the end of the form.');
  if (new Set(parts.map(({ name }) => name)).size !== parts.length)
    throw invalid('The form names a field twice.');
  return parts;
}

function readPart(bytes: Buffer): FormPart {
  const end = bytes.indexOf('\r\n\r\n');
  if (end < 0 || end > HEAD_MAX) throw invalid('A field of the form has no head.');
  let match: RegExpExecArray | null = null;
  for (const line of bytes.toString('utf8', 0, end).split('\r\n')) {
    const [name = '', value = ''] = line.split(/:\s*(.*)/s);
    if (name.toLowerCase() === 'content-disposition' && match === null) match = DISPOSITION.exec(value);
    else if (name.toLowerCase() !== 'content-type')
      throw invalid('A field of the form has a header that nobody expects.');
  }
  if (match === null) throw invalid('A field of the form has no name that can be read.');
  return { name: match[1]!, filename: match[2], content: bytes.subarray(end + 4) };
}

/** Writes a form with a boundary that nobody could know. */
export function writeForm(parts: readonly FormPart[]): {
  readonly contentType: string;
  readonly body: Buffer;
} {
  const boundary = `bartizan-${randomBytes(18).toString('hex')}`;
  const pieces: (Buffer | string)[] = [];
  for (const { name, filename, content } of parts) {
    const file =
      filename === undefined ? '' : `; filename="${filename}"\r\ncontent-type: application/octet-stream`;
    pieces.push(
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${file}\r\n\r\n`,
      content,
      '\r\n',
    );
  }
  pieces.push(`--${boundary}--\r\n`);
  const body = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
  return { contentType: `multipart/form-data; boundary=${boundary}`, body };
}

function invalid(message: string): Fault {
  return new Fault(gatewayFaults.invalidForm, { message });
}
