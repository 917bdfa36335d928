export const strings = {
  title: 'Create the owner account',
  note: 'This account runs Bartizan: it may change everything. You can do this once, with the link that the server printed when it started.',
  email: 'E-mail',
  name: 'Name',
  nameHint: 'Shown beside your comments. May be left empty.',
  password: 'Password',
  passwordHint: 'At least 12 characters. A few unusual words are easier to keep than one complicated one.',
  repeat: 'Password again',
  differ: 'The two passwords differ.',
  short: 'Use at least 12 characters.',
  submit: 'Create account and sign in',
  busy: 'Creating…',
  done: 'This installation has its owner already.',
  toSignIn: 'Go to sign-in',
  noToken: 'The link is not complete',
  noTokenNote:
    'It must end in ?token=… as the server printed it. The link is in the server’s output; a restart prints it again while there is no owner.',
} as const;
