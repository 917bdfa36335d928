import type { AttributeTable } from '../ocsf/attribute-map.ts';

/** Who did it. */
export const subjectUser: AttributeTable = {
  'actor.user.name': 'SubjectUserName',
  'actor.user.domain': 'SubjectDomainName',
  'actor.user.uid': 'SubjectUserSid',
  'actor.session.uid': 'SubjectLogonId',
};

/** Whom it was done to, or who logs on. */
export const targetUser: AttributeTable = {
  'user.name': 'TargetUserName',
  'user.domain': 'TargetDomainName',
  'user.uid': 'TargetUserSid',
};
