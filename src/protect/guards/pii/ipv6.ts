const UNITS_MAX = 45;
const mapped = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.|$)){4}$/;

/** End of the IPv6 address that begins at `index`, or -1. */
export function ipv6End(text: string, index: number): number {
  // What goes on from `a:` was tried from its beginning.
  if (isHex(text.charCodeAt(index - 1)) || text[index - 1] === ':') return -1;
  let end = index;
  let colons = 0;
  while (end - index <= UNITS_MAX) {
    const code = text.charCodeAt(end);
    if (code === 58) colons++;
    else if (!isHex(code) && !(code === 46 && colons > 1)) break;
    end++;
  }
  if (colons < 2 || end - index > UNITS_MAX) return -1;
  while (text[end - 1] === '.') end--;
  return isWord(text.charCodeAt(end)) || !isIpv6(text.slice(index, end)) ? -1 : end;
}

/** Times and ratios have colons as well: a short form must have a hexadecimal look. */
function isIpv6(match: string): boolean {
  if (/:::|[^:]:$/.test(match) || match.indexOf('::') !== match.lastIndexOf('::')) return false;
  const groups = match.split(':').filter((group) => group !== '');
  const last = groups.at(-1) ?? '';
  const isMapped = last.includes('.');
  if (isMapped && !mapped.test(last)) return false;
  if (groups.some((group) => group.length > 4 && !(isMapped && group === last))) return false;
  const count = groups.length + (isMapped ? 1 : 0);
  if (!match.includes('::')) return count === 8;
  return count >= 2 && count <= 7 && /[0-9a-f]{3,4}/i.test(match) && /\d/.test(match);
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

function isWord(code: number): boolean {
  return (
    (code >= 48 && code <= 57) || (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95
  );
}
