import type { MunicipalityCode, Uuid } from '@jeugdregie/kernel';

/** Roles (rollen). The first four work for one or more municipalities, the next two for the Servicebureau. */
export const roles = [
  'backoffice',
  'controller',
  'access-team',
  'policy-adviser',
  'contract-manager',
  'analyst',
  'administrator',
] as const;
export type Role = (typeof roles)[number];

/** What a role may do; screens hide and routes refuse what is not in the list. */
export const capabilities = [
  'today.read',
  'files.read',
  'files.upload',
  'files.content',
  'clients.reveal',
  'care.read',
  'care.decide',
  'claims.read',
  'claims.decide',
  'contracts.read',
  'contracts.import',
  'ledger.read',
  'ledger.pay',
  'figures.read',
  'letters.read',
  'letters.write',
  'users.manage',
  'audit.read',
] as const;
export type Capability = (typeof capabilities)[number];

/** Who is asking. A regional principal sees figures and reference data of all municipalities, and no persons. */
export interface Principal {
  readonly userId: Uuid;
  readonly name: string;
  readonly role: Role;
  /** The municipalities this person works for; empty for the Servicebureau. */
  readonly municipalities: readonly MunicipalityCode[];
  readonly isRegional: boolean;
}

const municipalReading: readonly Capability[] = [
  'care.read',
  'claims.read',
  'contracts.read',
  'figures.read',
  'letters.read',
];

/** Whatever the role. What stands in the list of today still differs by role. */
const everybody: readonly Capability[] = ['today.read'];

const granted: Readonly<Record<Role, readonly Capability[]>> = {
  backoffice: [
    ...municipalReading,
    'files.read',
    'files.upload',
    'files.content',
    'clients.reveal',
    'claims.decide',
    'ledger.read',
  ],
  controller: [...municipalReading, 'files.read', 'ledger.read', 'ledger.pay'],
  'access-team': [
    'care.read',
    'care.decide',
    'files.read',
    'contracts.read',
    'figures.read',
    'letters.read',
    'clients.reveal',
  ],
  'policy-adviser': ['contracts.read', 'figures.read', 'letters.read', 'letters.write'],
  'contract-manager': [
    'contracts.read',
    'contracts.import',
    'figures.read',
    'ledger.read',
    'letters.read',
    'files.read',
  ],
  analyst: ['contracts.read', 'figures.read', 'ledger.read', 'letters.read', 'files.read'],
  administrator: ['users.manage', 'audit.read'],
};

export function can(principal: Principal, capability: Capability): boolean {
  return capabilitiesOf(principal.role).includes(capability);
}

export function capabilitiesOf(role: Role): readonly Capability[] {
  return [...everybody, ...granted[role]];
}
