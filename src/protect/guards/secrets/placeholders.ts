/** Values that documentation uses for everybody; a scanner that blocks these blocks every tutorial. */
const documented = new Set([
  'AKIAIOSFODNN7EXAMPLE',
  'AKIAI44QH8DHBEXAMPLE',
  'ASIAIOSFODNN7EXAMPLE',
  'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY',
  'sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'sk_test_BQokikJOvBiI2HlWgH4olfQ2',
]);

const wording =
  /example|placeholder|changeme|change[_-]me|your[_-]|yourkey|yourpass|my[_-]?secret|mypassword|insert|replace|dummy|sample|redacted|xxxx|\*\*\*|\.\.\.|<[a-z][a-z _.-]{1,40}>|\$\{|\{\{|%\(|\$\(|process\.env|os\.environ|getenv|^\$[A-Za-z_]|^env\b|fake|foobar|todo|lorem|s3cr3t|passw0rd|password|secret_?key$|test_?(?:key|token|secret)|^(?:test|null|none|true|false|undefined|string|required|optional)(?:[_-]?(?:key|token|value|secret|password))?\d{0,3}$/i;
const sequence = /^0?123456789|abcdefgh|qwerty|(.)\1{5}/i;

/** Whether this value is a documentation example, a template slot or a counting pattern: said, but not as a leak. */
export function isPlaceholder(value: string): boolean {
  return documented.has(value) || wording.test(value) || sequence.test(value);
}
