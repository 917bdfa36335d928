export const strings = {
  title: 'Sign in to Bartizan',
  email: 'E-mail',
  password: 'Password',
  submit: 'Sign in',
  busy: 'Signing in…',
  wrong: 'That e-mail and password do not belong together.',
  setupNeeded:
    'This installation has no owner yet. Open the one-time set-up link that the server printed when it started.',
  lost: 'Set-up link lost? On the server:',
  lostCommand: 'bin/bartizan setup --owner you@example.org --password-file FILE',
} as const;
