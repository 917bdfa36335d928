import type { PiiMatch } from './recogniser.ts';

const LOCAL_MAX = 64;
const DOMAIN_MAX = 100;
/** `logo@2x.png`: names of files of several densities, and of package versions. */
const fileName =
  /\.(?:png|jpe?g|gif|svg|webp|ico|bmp|css|js|ts|json|html?|txt|md|py|zip|gz|pdf)$|^@\d+(?:\.\d+)*x\./i;
const domain = /@(?:[\p{L}0-9](?:[\p{L}0-9-]{0,61}[\p{L}0-9])?\.){1,6}[\p{L}]{2,24}(?![\p{L}0-9])/uy;

/** The e-mail address whose `@` stands at `index`, if there is one that begins at or after `from`. */
export function emailAround(text: string, index: number, from: number): PiiMatch | null {
  let start = index;
  while (start > from && index - start < LOCAL_MAX && isLocalUnit(text.charCodeAt(start - 1))) start--;
  while (start < index && '.-+_'.includes(text[start]!)) start++;
  if (start === index || text[index - 1] === '.') return null;
  // The place of a repository: `git@github.com:org/repo.git`.
  if (text.slice(start, index) === 'git') return null;
  if (!hasDomain(text, index + 1)) return null;
  domain.lastIndex = 0;
  const match = domain.exec(text.slice(index, index + DOMAIN_MAX * 2));
  if (match === null || match[0].length > DOMAIN_MAX || fileName.test(match[0])) return null;
  return { type: 'EMAIL_ADDRESS', start, end: index + match[0].length, score: 0.95 };
}

/** Whether a dot follows before the domain's characters end: most of what follows an `@` is refused here cheaply. */
function hasDomain(text: string, from: number): boolean {
  for (let index = from; index < text.length && index - from < DOMAIN_MAX; index++) {
    const code = text.charCodeAt(index);
    if (code === 46) return index > from;
    if (!isLocalUnit(code) || code === 95) return false;
  }
  return false;
}

function isLocalUnit(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code > 191 ||
    code === 46 ||
    code === 45 ||
    code === 95 ||
    code === 43 ||
    code === 37 ||
    code === 39
  );
}
