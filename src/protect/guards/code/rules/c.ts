import { rulesFor, secretName } from '../rule.ts';

const c = rulesFor(['c']);

/** What C and C++ should not do. */
// biome-ignore format: a table reads better in lines
export const cRules = [
  c('c-gets', 242, 0.95, ['<start> {gets|_getws}('], 'reads a line of any length into a buffer', 'use fgets with the buffer’s size'),
  c('c-strcpy', 120, 0.65, ['<start> {strcpy|strcat|wcscpy|wcscat|stpcpy|lstrcpy|lstrcat|_mbscpy}(<arg>, <dyn>'], 'copies text of any length into a buffer', 'use snprintf or strlcpy with the buffer’s size', { unless: /strlen|malloc/, near: /[\s\S]/ }),
  c('c-sprintf', 120, 0.6, ['<start> {sprintf|vsprintf}(<arg>, <str:%s>', '<start> {sprintf|vsprintf}(<arg>, <str:%[-\\w.]*s>'], 'writes text of any length into a buffer', 'use snprintf'),
  c('c-scanf', 120, 0.75, ['<start> {scanf|wscanf}(<str:%s|%\\[>', '<start> {sscanf|fscanf|swscanf}(<arg>, <str:%s|%\\[>'], 'reads a word of any length into a buffer', 'give the width, as in %63s'),
  c('c-cin', 120, 0.4, ['cin >> <w:^(?:buf|buffer|name|str|line)$>'], 'may read text of any length into a buffer', 'use std::string', { near: /char \w+ \[/ }),
  c('c-system', 78, 0.75, ['<start> {system|popen|_popen|wsystem|execlp}(<dyn>', '{std}::system(<dyn>', 'execl(<str:sh$>, <arg>, <str:^-c$>, <dyn>'], 'runs a command line with a value in it through the shell', 'use execve or posix_spawn with a list of arguments'),
  c('c-format', 134, 0.75, ['<start> {printf|vprintf|wprintf|printk}(<w:^[a-z]\\w*$>)', '<start> {fprintf|syslog|dprintf|vfprintf}(<arg>, <w:^[a-z]\\w*$>)', '<start> snprintf(<arg>, <arg>, <w:^[a-z]\\w*$>)', '<start> sprintf(<arg>, <w:^[a-z]\\w*$>)', 'printf(argv['], 'lets a value be the format of what is printed', 'print it with "%s"', { unless: /fmt|format|usage|_\(/i }),
  c('c-mktemp', 377, 0.7, ['<start> {mktemp|tmpnam|tempnam|_mktemp|tmpnam_r}('], 'names a temporary file that somebody else can make first', 'use mkstemp'),
  c('c-random-secret', 338, 0.7, ['<start> {rand|random|drand48|std::rand}(', 'std::rand(', 'mt19937'], 'makes a secret from random numbers that can be foretold', 'use getrandom or the system’s generator', { near: secretName }),
  c('c-memcpy-strlen', 120, 0.55, ['{memcpy|memmove|strncpy}(<arg>, <arg>, strlen('], 'copies as much as the source has, not as fits', 'use the size of the target', { unless: /malloc|alloc/, near: /[\s\S]/ }),
  c('c-alloc-overflow', 190, 0.4, ['malloc(<w:.> * <w:^(?!sizeof).>'], 'multiplies a size that may overflow', 'use calloc'),
  c('c-weak-crypto', 327, 0.6, ['{MD5|MD5_Init|SHA1|SHA1_Init|EVP_md5|EVP_des_ecb|EVP_des_cbc|EVP_rc4|EVP_rc2_cbc|EVP_aes_128_ecb|EVP_aes_256_ecb|DES_ecb_encrypt|RC4_set_key|CALG_DES|CALG_RC4|CALG_MD5}', 'EVP_md5('], 'uses a broken hash, cipher or mode', 'use SHA-256 and AES-GCM', { unless: /# define|extern|typedef/ }),
  c('c-tls-verify', 295, 0.85, ['{CURLOPT_SSL_VERIFYPEER|CURLOPT_SSL_VERIFYHOST}, {0|0L|false|FALSE}', '{CURLOPT_SSL_VERIFYPEER|CURLOPT_SSL_VERIFYHOST}, <n:^0L?$>', 'SSL_VERIFY_NONE'], 'does not check certificates', 'leave the check on', { unless: /# define/ }),
  c('c-chmod', 732, 0.6, ['<start> {chmod|mkdir|open|fchmod|creat}( ... <n:^0(?:777|666|776)$>', 'umask(<n:^0+$>)'], 'lets every user write', 'use 0600 or 0750'),
  c('c-access', 367, 0.4, ['if ( ... <start> access('], 'checks a file before it opens it, which leaves a gap', 'open it and look at the error'),
  c('c-password', 798, 0.65, ['{strcmp|strncmp}( ... {password|passwd|pwd|pass}, <str:.{3,}>'], 'compares a password with one in the code', 'keep a slow hash outside of the code'),
  c('c-getwd', 120, 0.65, ['<start> {getwd|cuserid}('], 'writes a path of any length into a buffer', 'use getcwd'),
  c('c-alloca', 770, 0.4, ['<start> {alloca|_alloca}(<dyn>'], 'takes as much of the stack as a value says', 'use malloc and a limit'),
];
