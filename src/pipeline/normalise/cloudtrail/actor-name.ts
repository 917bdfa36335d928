import { type JsonObject, objectAt, textAt } from '../common/json-object.ts';

/**
 * The name that people know an AWS identity by, so that the same person is one entity across sources: the plain user name
 * (`alice`), `role/session` for an assumed role. Root belongs to an account, and is not the root of a Linux host:
 * `root@111122223333`. Undefined when the identity has no name at all.
 */
export function actorName(identity: JsonObject): string | undefined {
  const session = objectAt(identity, 'sessionContext') ?? {};
  const issuer = objectAt(session, 'sessionIssuer') ?? {};
  const arn = textAt(identity, 'arn');
  return (
    (arn === undefined ? undefined : nameInArn(arn)) ??
    textAt(identity, 'userName') ??
    (identity.type === 'Root' ? `root@${textAt(identity, 'accountId') ?? 'aws'}` : undefined) ??
    textAt(issuer, 'userName') ??
    textAt(identity, 'invokedBy') ??
    textAt(identity, 'principalId')
  );
}

/** `arn:partition:service:region:account:kind/path/name` */
function nameInArn(arn: string): string | undefined {
  if (!arn.startsWith('arn:') || arn.length > 2048) return undefined;
  const parts = arn.split(':');
  const resource = parts.slice(5).join(':');
  if (resource === 'root') return `root@${parts[4] || 'aws'}`;
  const [kind, ...path] = resource.split('/');
  // The session says who uses the role; the paths of users and roles say nothing of that kind.
  const name = kind === 'assumed-role' ? path.join('/') : path.at(-1);
  return name === '' ? undefined : name;
}
