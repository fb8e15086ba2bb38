/** Everything that can be asked for, and the roles that may ask for it unless a project says otherwise. */
export const roles = ['admin', 'captain', 'approver', 'member'] as const;
export type Role = (typeof roles)[number];

export const acts = {
  read: ['member'],
  'cut a release': ['captain'],
  'repeat a build': ['captain'],
  'edit notes': ['captain'],
  'abandon a release': ['captain'],
  'verify the trail': ['member'],
  'set up a project': ['admin'],
  'accept a configuration': ['admin'],
  'accept tag workflows': ['admin'],
  'link identities': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;
