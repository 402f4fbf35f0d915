export {
  can,
  capabilities,
  capabilitiesOf,
  roles,
  type Capability,
  type Principal,
  type Role,
} from './model.ts';
