const arn = /\barn:aws[\w-]*:[\w-]*:[\w-]*:\d*:(\S+)/g;

/** `arn:aws:iam::4815:user/ada` becomes `user/ada`; a path its last part; anything else stays. Show the whole on hover. */
export function shortName(name: string): string {
  const withoutArn = shortTitle(name);
  if (withoutArn !== name) return withoutArn;
  if (/^[A-Za-z]:\\|^\\\\|^\//.test(name)) return name.split(/[\\/]/).findLast((part) => part !== '') ?? name;
  return name;
}

/** The same for Amazon resource names inside a sentence. */
export function shortTitle(title: string): string {
  return title.replace(arn, (_whole, resource: string) => resource);
}
