/** Everything that can be asked for, and the roles that may ask for it unless a project says otherwise. */
export const roles = ['admin', 'captain', 'approver', 'overrider', 'rescuer', 'member'] as const;
export type Role = (typeof roles)[number];

export const acts = {
  read: ['member'],
  'cut a release': ['captain'],
  'repeat a build': ['captain'],
  'pick a change': ['captain'],
  'waive a fix': ['captain'],
  'edit notes': ['captain'],
  'abandon a release': ['captain'],
  'request a promotion': ['captain'],
  'approve a deployment': ['approver'],
  'reject a deployment': ['approver'],
  'cancel a deployment': ['captain'],
  'move a deployment up': ['captain'],
  'freeze deployments': ['captain', 'admin'],
  'freeze everything': ['admin'],
  'end a freeze': ['captain', 'admin'],
  'roll back': ['rescuer'],
  'lift a hold': ['captain'],
  'clear a bad candidate': ['captain'],
  'call a deployment healthy': ['captain'],
  'call a deployment faulty': ['captain', 'approver'],
  'attest that nothing runs': ['captain'],
  'override a gate': ['overrider'],
  'review an override': ['captain', 'approver', 'admin'],
  'verify the trail': ['member'],
  'set up a project': ['admin'],
  'accept a configuration': ['admin'],
  'accept tag workflows': ['admin'],
  'link identities': ['admin'],
} as const satisfies Record<string, readonly Role[]>;
export type Act = keyof typeof acts;
