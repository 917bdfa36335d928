import { passwordName, rulesFor, secretName } from '../rule.ts';

const go = rulesFor(['go']);
const rust = rulesFor(['rust']);
const swift = rulesFor(['swift']);

/** What Go, Rust and Swift should not do. */
// biome-ignore format: a table reads better in lines
export const goAndRustRules = [
  go('go-sql', 89, 0.85, ['{Query|QueryRow|Exec|Raw|Prepare|Select|Get}(<sql>', '{QueryContext|QueryRowContext|ExecContext|Query|QueryRow|Exec|PrepareContext|SelectContext|GetContext}(<arg>, <sql>'], 'puts values into the text of an SQL statement', 'pass them as parameters'),
  go('go-command', 78, 0.8, ['exec.Command(<str:^(?:/bin/)?(?:ba|z)?sh$|^cmd>, <str:^[-/]c$>, <dyn>', 'exec.CommandContext(<arg>, <str:^(?:/bin/)?(?:ba|z)?sh$>, <str:^-c$>, <dyn>', 'exec.Command(<taint>'], 'hands a command line with a value in it to a shell', 'start the program itself with its arguments'),
  go('go-tls-verify', 295, 0.85, ['InsecureSkipVerify : true', 'InsecureSkipVerify = true'], 'does not check certificates', 'add your authority to RootCAs'),
  go('go-host-key', 295, 0.75, ['ssh.InsecureIgnoreHostKey('], 'trusts whatever host key a server shows', 'use knownhosts.New'),
  go('go-tls-version', 326, 0.65, ['MinVersion : tls.{VersionSSL30|VersionTLS10|VersionTLS11}'], 'allows aged TLS', 'use TLS 1.2 or later'),
  go('go-password-hash', 328, 0.8, ['{md5|sha1|sha256}.{New|Sum|Sum256}('], 'keeps a password as a fast hash', 'use bcrypt or argon2id', { when: passwordName, unless: /hmac|pbkdf2/ }),
  go('go-weak-hash', 328, 0.4, ['{md5|sha1}.{New|Sum}('], 'uses a broken hash', 'use SHA-256'),
  go('go-weak-cipher', 327, 0.75, ['{des.NewCipher|des.NewTripleDESCipher|rc4.NewCipher}(', 'des.{NewCipher|NewTripleDESCipher}(', 'rc4.NewCipher('], 'uses a broken cipher', 'use AES-GCM'),
  go('go-random-secret', 338, 0.7, ['rand.{Intn|Int63|Int31n|Int31|Int63n|Float64|Perm|Uint32|Uint64}('], 'makes a secret from random numbers that can be foretold', 'use crypto/rand', { near: secretName }),
  go('go-template', 79, 0.65, ['template.{HTML|JS|URL|HTMLAttr|CSS}(<dyn>'], 'puts a value into a page as it is', 'let html/template escape it'),
  go('go-html', 79, 0.65, ['{Fprintf|Fprint|Fprintln}(w, <arg>, <taint>', '{Fprintf|Fprint|Fprintln}(w, <taint>', 'w.Write([]byte(<html>'], 'writes what a caller wrote into the page', 'use html/template', { near: /http\.|HTML|<\/?[a-z]|Fprintf? \( w/ }),
  go('go-path', 22, 0.7, ['{os.Open|os.ReadFile|os.Create|os.Remove|ioutil.ReadFile}(<taint>', 'os.{Open|ReadFile|Create|Remove|OpenFile|WriteFile}(<taint>', 'ioutil.ReadFile(<taint>', 'http.ServeFile(<arg>, <arg>, <taint>', 'filepath.Join(<arg>, <taint>'], 'lets a caller choose a path', 'use filepath.IsLocal or os.Root', { cleared: /HasPrefix|IsLocal|OpenRoot|filepath \. Base/ }),
  go('go-zip-slip', 22, 0.65, ['filepath.Join(<arg>, {f|file|header|hdr|entry|zf|h}.Name'], 'unpacks an archive whose names may lead anywhere', 'use filepath.IsLocal on each name', { cleared: /HasPrefix|IsLocal/ }),
  go('go-ssrf', 918, 0.65, ['http.{Get|Post|Head|PostForm}(<taint>', 'http.NewRequest(<arg>, <taint>', 'client.Get(<taint>'], 'fetches an address that a caller chose', 'allow a list of hosts'),
  go('go-redirect', 601, 0.6, ['http.Redirect(<arg>, <arg>, <taint>', '.Redirect(<arg>, <taint>'], 'sends visitors wherever a caller says', 'allow only paths of your own'),
  go('go-chmod', 732, 0.6, ['os.{Chmod|MkdirAll|WriteFile|OpenFile|Mkdir}( ... <n:^0o?(?:777|666|776)$>'], 'lets every user write', 'use 0o600 or 0o750'),
  go('go-jwt-none', 347, 0.85, ['{SigningMethodNone|UnsafeAllowNoneSignatureType}', '.ParseUnverified('], 'takes a token without checking its signature', 'verify it with a key and a fixed method'),
  rust('rust-tls-verify', 295, 0.85, ['{danger_accept_invalid_certs|danger_accept_invalid_hostnames}(true', 'SslVerifyMode::NONE', 'set_verify(SslVerifyMode::NONE'], 'does not check certificates', 'add your authority to the root store'),
  rust('rust-command', 78, 0.65, ['Command::new(<str:^(?:/bin/)?(?:ba|z)?sh$|^cmd>', 'Command::new(<taint>'], 'runs a command line through a shell', 'start the program itself with its arguments'),
  rust('rust-sql', 89, 0.85, ['{query|execute|query_as|prepare|sql_query|query_row|raw_sql|batch_execute}(<sql>'], 'puts values into the text of an SQL statement', 'bind them as parameters'),
  rust('rust-unchecked', 119, 0.4, ['{get_unchecked|get_unchecked_mut|from_utf8_unchecked|set_len|transmute|from_raw_parts}('], 'leaves out a check that memory safety needs', 'use the checked function'),
  rust('rust-weak-hash', 328, 0.45, ['{Md5|Sha1}::{new|digest}(', 'md5::compute('], 'uses a broken hash', 'use SHA-256, or argon2 for passwords'),
  swift('swift-weak-hash', 328, 0.45, ['Insecure.{MD5|SHA1}', '{CC_MD5|CC_SHA1}('], 'uses a broken hash', 'use SHA256 of CryptoKit'),
  swift('swift-ecb', 327, 0.75, ['{kCCOptionECBMode|kCCAlgorithmDES|kCCAlgorithm3DES|kCCAlgorithmRC4}'], 'uses a broken cipher or mode', 'use AES.GCM of CryptoKit'),
  swift('swift-defaults-secret', 312, 0.65, ['UserDefaults.standard.{set|setValue}( ... {password|token|secret|accessToken|apiKey}', 'UserDefaults.standard.{set|setValue}( ... forKey : <str:passw|token|secret>'], 'keeps a secret in plain settings', 'use the keychain'),
  swift('swift-trust-all', 295, 0.75, ['.useCredential, URLCredential(trust'], 'trusts whatever certificate a server shows', 'evaluate the trust first', { cleared: /SecTrustEvaluate/ }),
  swift('swift-sql', 89, 0.85, ['{sqlite3_exec|sqlite3_prepare_v2}(<arg>, <sql>', '{execute|executeQuery|executeUpdate|run|prepare}(<sql>', '{execute}(sql : <sql>'], 'puts values into the text of an SQL statement', 'bind them as parameters'),
  swift('swift-unarchive', 502, 0.6, ['NSKeyedUnarchiver.{unarchiveObject|unarchiveTopLevelObjectWithData}('], 'makes any object of data', 'use unarchivedObject(ofClass:from:)'),
  swift('swift-web', 79, 0.6, ['evaluateJavaScript(<fill>', 'loadHTMLString(<fill>'], 'puts a value into a page’s code', 'pass it as an argument of callAsyncJavaScript'),
];
