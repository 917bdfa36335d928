import { rulesFor } from '../rule.ts';

const html = rulesFor(['html']);
const sql = rulesFor(['sql'], { isCaseless: true });
const any = rulesFor([
  'python',
  'javascript',
  'java',
  'kotlin',
  'swift',
  'go',
  'csharp',
  'php',
  'ruby',
  'rust',
  'c',
  'html',
]);

/** What templates and SQL should not do, and what no language should. */
// biome-ignore format: a table reads better in lines
export const generalRules = [
  any('sql-built', 89, 0.6, ['= <sql>', ':= <sql>', '+= <sql>', '.= <sql>', 'return <sql>'], 'builds an SQL statement of text and values', 'write placeholders and pass the values apart'),
  any('password-in-code', 798, 0.6, ['{password|passwd|pwd|pass|userPassword|user_password} {==|===} <str:.{3,}>', '{password|passwd|pwd}.equals(<str:.{3,}>', '<str:.{3,}>.equals({password|passwd|pwd}', '[<str:^passw(?:or)?d$>] {==|===} <str:.{3,}>', '.{password} {==|===} <str:.{3,}>'], 'compares a password with one in the code', 'keep a slow hash outside of the code', { unless: /placeholder|confirm|'(?:password|text|string|hidden|undefined|function|object)'/ }),
  any('log-secret', 532, 0.5, ['{logging|logger|log|console|Log|LOG|_logger|Logger|slog}.{debug|info|warn|warning|error|log|trace|Info|Debug|Error|Printf|Println|LogInformation|i|d}( ... , {password|passwd|pwd|secret|apiKey|api_key|accessToken|access_token|privateKey|private_key})', '{logging|logger|log|console|Log|LOG}.{debug|info|warn|error|log|trace}(<fill:\\{(?:\\w+\\.)?(?:password|passwd|secret|api_?key|private_?key|access_?token)\\}>', '{print|println|Printf|Println|log}(<fill:\\{(?:\\w+\\.)?(?:password|passwd|secret_?key|private_?key)\\}>', '{console}.log({password|passwd|secret|privateKey})'], 'writes a secret into a log', 'leave it out, or mask it'),
  any('tls-version', 326, 0.65, ['{PROTOCOL_SSLv2|PROTOCOL_SSLv3|PROTOCOL_TLSv1|PROTOCOL_TLSv1_1|SSLv3_method|TLSv1_method|TLSv1_client_method|SSLv3_client_method|SSLv23_method}', 'SecurityProtocolType.{Ssl3|Tls|Tls11}', 'SslProtocols.{Ssl3|Tls|Tls11|Ssl2}', 'SSLContext.getInstance(<str:^(?:SSL|SSLv3|TLSv1|TLSv1\\.1)$>', '{secureProtocol|minVersion} : <str:^(?:SSLv\\w*|TLSv1(?:\\.1)?(?:_method)?)$>'], 'allows aged TLS', 'use TLS 1.2 or later'),
  any('jwt-none', 347, 0.75, ['<str:^alg$> : <str:^none$>', 'alg : <str:^none$>', '<str:^alg$> => <str:^none$>'], 'makes or takes a token without a signature', 'use a fixed algorithm'),
  any('cors-any', 942, 0.4, ['<str:^Access-Control-Allow-Origin$>, <str:^\\*$>', '[<str:^Access-Control-Allow-Origin$>] = <str:^\\*$>', '<str:^Access-Control-Allow-Origin$> : <str:^\\*$>', 'header(<str:^Access-Control-Allow-Origin: \\*>'], 'lets every site read the answer', 'list the origins'),
  html('html-jinja-safe', 79, 0.5, ['<m:{{> ... | {safe|raw}'], 'puts a value into the page as it is', 'let the template escape it', { unless: /csrf|markdown|tojson|json/i }),
  html('html-autoescape', 79, 0.65, ['<m:{%> autoescape {false|off}'], 'turns off escaping in the template', 'leave it on'),
  html('html-raw-blade', 79, 0.55, ['<m:{> <m:!!> <dyn>'], 'puts a value into the page as it is', 'use {{ }}'),
  html('html-raw-ejs', 79, 0.5, ['<m:<%> - <dyn>'], 'puts a value into the page as it is', 'use <%= %>', { unless: /include|body|partial|layout/ }),
  html('html-triple', 79, 0.5, ['<m:{{> <m:{> <w:.>'], 'puts a value into the page as it is', 'use two braces', { unless: /\{\{ \{ (?:body|>|content|yield)/ }),
  html('html-vue', 79, 0.5, ['v - html = <str:.>', '[innerHTML] = <str:.>', 'th : utext = <str:.>'], 'puts a value into the page as it is', 'show it as text'),
  html('html-http-script', 319, 0.5, ['script ... src = <str:^http://>'], 'loads a script over a connection that anybody can change', 'use https and integrity'),
  html('html-blank', 1022, 0.3, ['target = <str:^_blank$>'], 'lets the page that is opened change this one', 'add rel="noopener"', { unless: /noopener|noreferrer/ }),
  sql('sql-grant-all', 269, 0.5, ['GRANT ALL ... TO', 'ALTER {ROLE|USER} ... SUPERUSER', 'CREATE {ROLE|USER} ... SUPERUSER', 'sp_addsrvrolemember ... sysadmin'], 'gives every right', 'grant what is needed', { unless: /NOSUPERUSER/i }),
  sql('sql-dynamic', 89, 0.7, ['{EXEC|EXECUTE}(<w:^@>', '{EXEC|EXECUTE} ( ... + ', 'EXECUTE IMMEDIATE ... ||', 'EXECUTE <str:.> ||', 'EXECUTE format(<str:%s>', 'SET @ ... = ... + @', 'PREPARE ... FROM CONCAT('], 'builds a statement of text and values', 'use sp_executesql or USING with parameters', { unless: /quote_ident|quote_literal|QUOTENAME|%I|%L/ }),
  sql('sql-password', 798, 0.65, ['IDENTIFIED BY <str:^(?:password|passwd|123456|root|admin|secret|test|changeme|mypassword)>', 'PASSWORD <str:^(?:password|123456|root|admin|secret|postgres|changeme)$>', 'WITH PASSWORD = <str:^(?:password|Password1?!?|123456|admin)>'], 'sets a password that everybody tries first', 'make one at random and keep it outside'),
  sql('sql-password-hash', 328, 0.8, ['{MD5|SHA1|SHA}( ... {password|passwd|pwd|pass}', '{password|passwd} = {MD5|SHA1}('], 'keeps a password as a fast hash', 'hash it in the application with argon2 or bcrypt'),
  sql('sql-shell', 78, 0.85, ['xp_cmdshell', 'COPY ... {FROM|TO} PROGRAM', 'sys_exec('], 'runs programs from the database', 'leave it off'),
  sql('sql-trust', 287, 0.55, ['TRUSTWORTHY ON', 'WITHOUT PASSWORD', 'IDENTIFIED BY <str:^$>'], 'lets somebody in without a password', 'ask for one'),
];
