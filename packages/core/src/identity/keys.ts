import type { Keys } from './model.ts';

const early = (): never => {
  throw new Error('not yet: this door is published early so that callers compile');
};

/**
 * The key ring: from text (base64 keys of 32 bytes, newest first, separated by commas; environment variable
 * JEUGDREGIE_KEY), or from `<stateDir>/identity.key`, which is made once with mode 0600. Throws when a key is malformed.
 */
export function loadKeys(_source: { readonly stateDir: string } | { readonly key: string }): Keys {
  return early();
}
