import { expect, it } from 'vitest';
import { actorName } from './actor-name.ts';

it.each([
  [{ type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/g.novak', userName: 'g.novak' }, 'g.novak'],
  [{ type: 'IAMUser', arn: 'arn:aws-cn:iam::111122223333:user/team/a/g.novak' }, 'g.novak'],
  [{ type: 'IAMUser', userName: 'alice' }, 'alice'],
  [{ type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/Deploy/ci-42' }, 'Deploy/ci-42'],
  [{ type: 'FederatedUser', arn: 'arn:aws:sts::111122223333:federated-user/bob' }, 'bob'],
  [{ type: 'Root', arn: 'arn:aws:iam::111122223333:root' }, 'root@111122223333'],
  [{ type: 'Root', accountId: '111122223333' }, 'root@111122223333'],
  [{ sessionContext: { sessionIssuer: { userName: 'Deploy' } }, principalId: 'AROA:x' }, 'Deploy'],
  [{ type: 'AWSAccount', principalId: 'AIDAEXAMPLE' }, 'AIDAEXAMPLE'],
  [{ arn: 'arn:', userName: 'x' }, 'x'],
  [{}, undefined],
])('%j is %s', (identity, name) => expect(actorName(identity)).toBe(name));
