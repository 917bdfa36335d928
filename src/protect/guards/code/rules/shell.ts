import { rulesFor } from '../rule.ts';

const sh = rulesFor(['shell', 'dockerfile', 'yaml']);

/** What shell commands should not do, also those in images and workflows. */
// biome-ignore format: a table reads better in lines
export const shellRules = [
  sh('sh-pipe-to-shell', 494, 0.65, ['{curl|wget} ... | {sh|bash|zsh|dash|ksh|python|python3|perl|node|ruby|php|iex}', '{curl|wget} ... | sudo ... {sh|bash|zsh|python3|-E|-s}', '{bash|sh|source|.} < ( {curl|wget}', '{bash|sh} -c <fill:\\$\\((?:curl|wget)>', 'eval <fill:\\$\\((?:curl|wget)>', '{iwr|irm|Invoke-WebRequest} ... | {iex|Invoke-Expression}'], 'runs whatever an address answers', 'download it, check its hash or signature, then run it'),
  sh('sh-chmod', 732, 0.7, ['chmod ... <w:^0?[0-7]?(?:777|776|666)$|^(?:a|o|ugo)?\\+.*w>'], 'lets every user write', 'give the owner alone what is needed', { unless: /chmod [^\n]*\b(?:u|g|ug)\+/ }),
  sh('sh-curl-insecure', 295, 0.7, ['curl ... {--insecure|--proxy-insecure}', 'curl ... <w:^-[a-zA-Z]*k[a-zA-Z]*$>', 'wget ... --no-check-certificate', 'git ... <w:^http\\.sslVerify$> ... false', '{GIT_SSL_NO_VERIFY|NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY} = <n:^(?:1|true|0)$>', '<w:^(?:GIT_SSL_NO_VERIFY=(?:1|true)|NODE_TLS_REJECT_UNAUTHORIZED=0|PYTHONHTTPSVERIFY=0|http\\.sslVerify=false)$>', 'npm ... strict-ssl ... false', '<w:^strict-ssl=false$>', 'kubectl ... <w:^--insecure-skip-tls-verify>', 'helm ... <w:^--insecure-skip-tls-verify>'], 'does not check certificates', 'add your authority to the trusted ones'),
  sh('sh-trusted-host', 295, 0.6, ['{pip|pip3|python} ... <w:^--trusted-host>'], 'takes packages without checking who gives them', 'use an index with a valid certificate'),
  sh('sh-unsigned', 494, 0.65, ['{apt-get|apt|yum|dnf|zypper} ... {--allow-unauthenticated|--force-yes|--nogpgcheck|--no-gpg-checks}', 'rpm ... {--nosignature|--nodigest}', '[ <w:^trusted=yes$>', '<w:^gpgcheck=0$>'], 'takes packages that nobody signed', 'add the key of who signs them'),
  sh('sh-eval', 95, 0.6, ['<start> eval <fill>', '{bash|sh} -c <fill:\\$(?:\\w|\\{)>'], 'runs a value as a command', 'call the program with "$@" or an array', { unless: /ssh-agent|dircolors|brew shellenv|direnv|init -|completion|rbenv|pyenv|docker-machine|docker-env|curl|wget/ }),
  sh('sh-rm-root', 73, 0.7, ['rm <w:^-[a-zA-Z]*[rf][a-zA-Z]*$> <w:^/\\*?$>', 'rm ... --no-preserve-root'], 'deletes the whole file system', 'name the folder'),
  sh('sh-rm-variable', 73, 0.5, ['rm <w:^-[a-zA-Z]*r[a-zA-Z]*$> <w:^\\$\\{?\\w+\\}?/\\*?$>', 'rm <w:^-[a-zA-Z]*r[a-zA-Z]*$> <fill:^\\$\\{?\\w+\\}?/$>'], 'deletes the root when a variable is empty', 'use "${VAR:?}"', { unless: /:\?/ }),
  sh('sh-privileged', 250, 0.7, ['{docker|podman} ... {--privileged|--cap-add=ALL|--cap-add=SYS_ADMIN|--pid=host|--security-opt=seccomp=unconfined}', '{docker|podman} ... --cap-add {ALL|SYS_ADMIN}', '{docker|podman} ... <w:^/var/run/docker\\.sock>', '{docker|podman} ... <w:^/:/>', '{docker|podman} ... --pid host'], 'gives a container the powers of its host', 'give the capabilities that it needs'),
  sh('sh-sudo-all', 250, 0.7, ['NOPASSWD : ALL', '<w:^NOPASSWD:ALL$>', '<str:NOPASSWD:\\s*ALL>'], 'lets a user do everything without a password', 'name the commands'),
  sh('sh-host-key', 295, 0.65, ['<w:^StrictHostKeyChecking=(?:no|off)$>', 'StrictHostKeyChecking {no|off}', '<str:StrictHostKeyChecking[ =]no>'], 'trusts whatever host key a server shows', 'use accept-new, or add the key with care'),
  sh('sh-firewall', 284, 0.55, ['ufw disable', 'setenforce <n:^0$>', '{systemctl|service} {stop|disable} {firewalld|ufw|apparmor|iptables}', 'iptables {-F|--flush}', 'iptables -P INPUT ACCEPT', '<w:^SELINUX=disabled$>', 'netsh ... {off}'], 'turns off a protection of the system', 'open what is needed'),
  sh('sh-password', 214, 0.55, ['mysql ... <w:^-p[^\\s$=]{4,}$>', 'mysqldump ... <w:^-p[^\\s$=]{4,}$>', 'sshpass -p', '{curl|wget} ... <w:^-u$> <w:^\\w+:[^$]{3,}$>'], 'shows a password to everybody who lists processes', 'read it from a file or the environment'),
  sh('sh-umask', 732, 0.55, ['umask <n:^0{1,4}$>'], 'lets every user write what is made from now on', 'use 027 or 077'),
  sh('sh-reverse-shell', 506, 0.9, ['<w:^/dev/tcp/>', '{nc|ncat|netcat} ... {-e|-c} ... <w:sh$|^cmd>', 'mkfifo ... {nc|ncat} ', 'socat ... <w:^exec:>'], 'gives somebody else a shell', 'use SSH'),
  sh('sh-weak-cipher', 327, 0.6, ['openssl ... <w:^-(?:des|des3|rc4|rc2|bf|aes-\\d+-ecb|des-ede3(?:-cbc)?)$>', 'openssl ... <n:^(?:512|768|1024)$>'], 'uses a broken cipher or a short key', 'use aes-256-gcm and 3072 bits'),
  sh('sh-http-download', 319, 0.5, ['{curl|wget} ... <w:^http://(?!localhost|127\\.|10\\.|192\\.168|\\[::1|169\\.254|host\\.docker|example|<|\\$|\\{)[^\\s]*\\.(?:sh|tar|gz|tgz|zip|deb|rpm|bin|run|py|jar)>'], 'downloads a program over a connection that anybody can change', 'use https'),
  sh('sh-tmp-file', 377, 0.35, ['> <w:^/tmp/[\\w.-]+$>'], 'writes to a name in /tmp that somebody else can make first', 'use mktemp'),
];
