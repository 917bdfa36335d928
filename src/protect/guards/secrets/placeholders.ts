/** Values that documentation uses for everybody; a scanner that blocks these blocks every tutorial. */
const documented = new Set([
  // RFC 6749.
  'czZCaGRSa3F0MzpnWDFmQmF0M2JW',
  '2YotnFZFEjr1zCsicMWpAA',
  'tGzv3JOkF0XG5Qx2TlKWIA',
  'AKIAIOSFODNN7EXAMPLE',
  'AKIAI44QH8DHBEXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
]);

/** Slots of templates, and what whole values say of themselves. */
const slot =
  /\*\*\*|\.\.\.|…|^<[A-Za-z][A-Za-z _.-]{1,40}>|\$\{[^{}\n]{1,80}\}|\{\{[^{}\n]{1,80}\}\}|^\$\{|^\{\{|%\(\w|\$\(\w|process\.env|os\.environ|getenv|^\$[A-Za-z_]/;
const whole =
  /secret_?key$|^secret[!\d]{0,3}$|test_?(?:key|token|secret)|^(?:test|null|none|true|false|undefined|string|required|optional)(?:[_-]?(?:key|token|value|secret|password))?\d{0,3}$|^env\b/i;
/** A random value has such a word by chance, but rarely in one case: `xxXx` is none. */
const wording =
  /example|placeholder|changeme|change[_-]me|your[_-]|yourkey|yourpass|my[_-]?secret|mypassword|insert|replace|dummy|sample|redacted|xxxx|fake|foobar|todo|lorem|s3cr3t|passw0rd|password/gi;
const sequence = /^0?123456789|abcdefgh|qwerty/i;
const FILLER_MIN = 6;
/** Share of a value from which one repeated character is a filler and not chance. */
const FILLER_SHARE_MIN = 0.25;

/** Whether this value is a documentation example, a template slot or a counting pattern: said, but not as a leak. */
export function isPlaceholder(value: string): boolean {
  return (
    documented.has(value) ||
    slot.test(value) ||
    whole.test(value) ||
    sequence.test(value) ||
    hasWording(value) ||
    isFilled(value)
  );
}

function hasWording(value: string): boolean {
  wording.lastIndex = 0;
  for (let match = wording.exec(value); match !== null; match = wording.exec(value))
    if (/^.?[^A-Z]+$|^[^a-z]+$/.test(match[0])) return true;
  return false;
}

function isFilled(value: string): boolean {
  let run = 1;
  let longest = 1;
  for (let index = 1; index < value.length; index++) {
    run = value.charCodeAt(index) === value.charCodeAt(index - 1) ? run + 1 : 1;
    if (run > longest) longest = run;
  }
  return longest >= FILLER_MIN && longest >= value.length * FILLER_SHARE_MIN;
}
