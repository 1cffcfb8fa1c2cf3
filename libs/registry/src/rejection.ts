import { Rejection } from '#decider';

/** Every code with which the registry says no: why, and what to do about it (docs/errors.md). */
export const registryCodes = {
  AGENCY_HAS_OTHER_KEYS: {
    cause: 'The agency is registered with other keys.',
    fix: 'Start its adapter with the keys of its first registration.',
  },
  AGREEMENT_OF_ANOTHER_NETWORK: {
    cause: 'The agreement names another network.',
    fix: 'Adopt it in the network that it names.',
  },
  AGREEMENT_OUT_OF_ORDER: {
    cause: 'The agreement begins before the one that was adopted last.',
    fix: 'Let it begin at the same instant or later.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** Why the registry says no. */
export type RegistryCode = keyof typeof registryCodes;

/** The no with this code. */
export function reject(code: RegistryCode): Rejection<RegistryCode> {
  return new Rejection(code, registryCodes[code].cause);
}
