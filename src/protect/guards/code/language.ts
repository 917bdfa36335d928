/** Languages that rules are written for. */
// biome-ignore format: the list reads better in lines
export const languages = [
  'python', 'javascript', 'java', 'kotlin', 'swift', 'go', 'c', 'csharp', 'php', 'ruby', 'rust', 'shell', 'sql',
  'dockerfile', 'yaml', 'terraform', 'html', 'json', 'other',
] as const;
export type Language = (typeof languages)[number];

/** What people write behind the marks of a fence, by language. */
const aliases: readonly (readonly [Language, string])[] = [
  ['python', 'python python3 py py3 ipython pycon jupyter'],
  ['javascript', 'javascript js jsx typescript ts tsx mjs cjs node nodejs ecmascript svelte'],
  ['java', 'java groovy scala'],
  ['kotlin', 'kotlin kt kts'],
  ['swift', 'swift objc objectivec'],
  ['go', 'go golang'],
  ['c', 'c cpp c++ cc cxx h hpp arduino'],
  ['csharp', 'csharp cs c# dotnet razor cshtml'],
  ['php', 'php php8 laravel'],
  ['ruby', 'ruby rb erb rails'],
  ['rust', 'rust rs'],
  ['shell', 'shell sh bash zsh console terminal shellsession fish ksh'],
  ['sql', 'sql mysql postgresql postgres plsql tsql sqlite plpgsql'],
  ['dockerfile', 'dockerfile docker containerfile'],
  ['yaml', 'yaml yml docker-compose compose kubernetes k8s helm ansible'],
  ['terraform', 'terraform tf hcl'],
  ['html', 'html xml vue htm xhtml jinja jinja2 django handlebars hbs ejs twig blade mustache'],
  ['json', 'json json5 jsonc'],
];
const byAlias = new Map(
  aliases.flatMap(([language, names]) => names.split(' ').map((name) => [name, language] as const)),
);
/** Outputs, prose and data, in which nothing is run. */
const noCode = new Set(
  'text txt plaintext plain output log markdown md csv diff-stat mermaid latex tex math ini-example none'.split(
    ' ',
  ),
);

/** The language that a fence names; undefined when it names none that anybody knows, null when it is no code. */
export function languageOf(info: string): Language | null | undefined {
  const name = /^[\w+#.-]+/.exec(info.trim().replace(/^\{\.?/, ''))?.[0]?.toLowerCase();
  if (name === undefined) return undefined;
  return noCode.has(name) ? null : byAlias.get(name);
}

const signs: readonly (readonly [Language, RegExp])[] = [
  ['php', /<\?php|^\s*\$\w+\s*=[^=]|\$this->|\bfunction \w+\(.*\$\w/m],
  ['dockerfile', /^FROM \S+(?:\s+AS \w+)?\s*$/im],
  [
    'c',
    /^\s*#include\s*[<"]|^\s*(?:int|void|char)\s+\*?\w+\s*\([^)]*\)\s*\{|\bchar\s+\w+\[|\bstd::|\bmalloc\s*\(/m,
  ],
  ['go', /^package \w+|^func (?:\(\w+ \*?\w+\) )?\w+\(|\w+, err :?= /m],
  ['rust', /\bfn \w+|\blet mut |\bunsafe \{|\bimpl \w|println!\(|\bunwrap\(\)/m],
  ['csharp', /^\s*using System|\bnamespace [\w.]+|\bConsole\.Write|\bvar \w+ = new |\bpublic async Task\b/m],
  ['kotlin', /\bfun \w+\(|\bval \w+ *(?::|=)|^package [\w.]+\s*$/m],
  ['swift', /^import (?:Foundation|UIKit|SwiftUI)|\bguard let |\bfunc \w+\([^)]*\) (?:throws )?->/m],
  [
    'java',
    /^\s*import java|\bpublic (?:static |final )?(?:class|void|String)|\bprivate (?:static |final )?\w+ \w+|\bnew [A-Z]\w+(?:<[^>]*>)?\(.*;\s*$/m,
  ],
  [
    'python',
    /^\s*(?:from [\w.]+ )?import [\w., *()]+$|^\s*def \w+\(.*:\s*$|^\s*(?:if|for|while|with|try|except|else|elif)\b.*:\s*$|\bself\.|^\s*print\(|\bNone\b|\bTrue\b|\bFalse\b/m,
  ],
  ['ruby', /^\s*def \w+[^:{;]*$|^\s*end\s*$|\bputs |^require ['"]|\bdo \|/m],
  [
    'javascript',
    /\b(?:const|let|var) [\w{[]|=>|\bfunction\b|\brequire\(|\bconsole\.|===|^\s*import .* from ['"]|\bawait /m,
  ],
  ['terraform', /^\s*(?:resource|provider|variable|module|data) "[^"]+"/m],
  ['yaml', /^\s*(?:apiVersion|kind|services|version|steps|jobs):|^\s*- name: /m],
  ['sql', /^\s*(?:DECLARE @|SET @|EXEC\b|SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|GRANT|DROP)\b/im],
  ['html', /^\s*<(?:!DOCTYPE|html|div|script|form|span|p|a|template)\b/im],
  [
    'shell',
    /^#!.*sh\b|^\s*\$ |^\s*(?:sudo|curl|wget|apt|apt-get|npm|pip|chmod|chown|export|echo|cd|docker|kubectl|git|rm|openssl) /m,
  ],
];

/** The language that a piece of code looks like. */
export function guessLanguage(code: string): Language {
  return signs.find(([, sign]) => sign.test(code))?.[0] ?? 'other';
}
