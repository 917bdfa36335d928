import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gatewayPolicySchema } from '../../../contracts/guard.ts';
import { createChain } from '../chain.ts';
import { createStreamInspector } from '../stream.ts';
import { createInsecureCodeGuard } from './insecure-code-guard.ts';

const guard = createInsecureCodeGuard();
const context = { threshold: 0.5, deadlineMs: Number.POSITIVE_INFINITY };
const path = '/choices/0/message/content';

function read(pieces: readonly string[], at = path) {
  const reader = guard.follow!({ path: at, provenance: 'model' }, context);
  return [...pieces.flatMap((piece) => reader.push(piece)), ...reader.end()];
}
const rules = (text: string) =>
  read([text])
    .filter(({ score }) => score >= 0.5)
    .map(({ rule }) => rule);

const answer = `You can do it like this, "quickly":

\`\`\`python
# os.system(x)
query = (
    "SELECT * FROM t WHERE a = '"
    + name + "'"
)
'''
pickle.loads(data)
'''
requests.get(url, verify=False)
\`\`\`

Then run \`chmod -R 777 /srv\` once. Or bare:

const cp = require('child_process');
cp.exec('ls ' + folder);

Done, that is all; never use eval(x) yourself.
`;

describe('code in an answer', () => {
  it('is found fenced, in a line and bare, and not in comments, strings and prose', () => {
    expect(rules(answer)).toEqual(['sql-built', 'py-tls-verify', 'sh-chmod', 'js-exec']);
  });

  it('is judged the same in every cut of a stream', () => {
    const whole = read([answer]);
    for (let cut = 1; cut < answer.length; cut++)
      expect(read([answer.slice(0, cut), answer.slice(cut)])).toEqual(whole);
    expect(read([...answer])).toEqual(whole);
    fc.assert(
      fc.property(fc.array(fc.nat(answer.length), { maxLength: 20 }), (cuts) => {
        const at = [0, ...cuts.sort((a, b) => a - b), answer.length];
        expect(read(at.slice(1).map((end, i) => answer.slice(at[i], end)))).toEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('stops a stream at the end of the statement', () => {
    const policy = gatewayPolicySchema.parse({ name: 'p', guards: [{ guard: guard.name, action: 'block' }] });
    const outputs = [[answer], [...answer], answer.split(/(?=o)/)].map((pieces) => {
      const inspector = createStreamInspector(createChain([guard], policy), { path });
      return pieces.map((piece) => inspector.push(piece).text).join('') + inspector.end().text;
    });
    expect(new Set(outputs).size).toBe(1);
    expect(outputs[0]).not.toContain('verify=False');
  });

  it('counts for less where it is shown as how not to do it', () => {
    const code = '```python\nos.system("ls " + path)\n```\n';
    expect(rules(`Do this:\n\n${code}`)).toEqual(['py-os-command']);
    expect(rules(`This is vulnerable, do not do it:\n\n${code}`)).toEqual([]);
    expect(rules('```python\n# BAD: never do this\nos.system("ls " + path)\n```')).toEqual([]);
    expect(rules(`This is vulnerable:\n\n${code}\nBetter:\n\n${code}`)).toEqual(['py-os-command']);
    expect(read([`Never do this:\n\n${code}`])[0]).toMatchObject({
      rule: 'py-os-command',
      explanation: expect.stringContaining('how not'),
    });
  });

  it('is read in fences of every kind', () => {
    const line = 'os.system("ls " + path)';
    for (const text of [
      `~~~py\n${line}\n~~~`,
      `1. First:\n   \`\`\`python title="a.py"\n   ${line}\n   \`\`\``,
      `> \`\`\`{.python}\n${line}\n\`\`\``,
      `\`\`\`\n${line}\nprint(1)\n\`\`\``,
      `\`\`\`\`python\n\`\`\`\n${line}\n\`\`\`\``,
      `\`\`\`python\n${line}`,
    ])
      expect([text, rules(text)]).toEqual([text, ['py-os-command']]);
    expect(rules(`\`\`\`text\n${line}\n\`\`\``)).toEqual([]);
  });

  it('follows what a caller sent', () => {
    const flask = (line: string) =>
      rules(`\`\`\`python\nname = request.args["n"]\nfull = base + name\n${line}\n\`\`\``);
    expect(flask('open(full)')).toEqual(['py-path']);
    expect(flask('open(secure_filename(full))')).toEqual([]);
    expect(rules('```js\nconst { file } = req.query;\nfs.readFile(file, done);\n```')).toEqual(['js-path']);
    expect(rules('```python\nopen(full)\n```')).toEqual([]);
  });

  it('is found in the arguments of a tool that writes files', () => {
    const text = JSON.stringify({ path: 'a.py', content: 'import os\nos.system("ls " + path)\n' });
    const at = '/choices/0/message/tool_calls/0/function/arguments';
    const found = read([...text], at);
    expect(found).toMatchObject([
      { rule: 'py-os-command', spans: [{ path: at, start: 0, end: text.length }] },
    ]);
    expect(read([text], at)).toEqual(found);
  });

  it('takes time in proportion to a hostile text', () => {
    const hostile = [
      `\`\`\`python\n${'('.repeat(200_000)}`,
      `\`\`\`python\n${'eval('.repeat(40_000)}`,
      `\`\`\`js\n${'`${'.repeat(60_000)}`,
      `\`\`\`python\nx = ${'"SELECT a FROM b" + '.repeat(10_000)}`,
      'a'.repeat(300_000),
      '`'.repeat(200_000),
      `\`\`\`bash\n${'curl a | '.repeat(20_000)}`,
      `\`\`\`c\n${'printf(a, '.repeat(20_000)}`,
    ];
    for (const text of hostile) {
      const started = process.cpuUsage();
      read([text]);
      const { user } = process.cpuUsage(started);
      expect([text.slice(0, 20), user / 1000 < 3_000]).toEqual([text.slice(0, 20), true]);
    }
  });
});
