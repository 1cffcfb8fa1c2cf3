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
  AGREEMENT_NOT_SIGNED: {
    cause: 'A later agreement needs a signature of each party of the one before and of the new one.',
    fix: 'Let each named party run `node dist/apps/adapter/src/main.js sign-agreement <config.yaml> <agreement.yaml>`, and adopt it with `wegmarke agreement adopt`.',
  },
  AGREEMENT_NOTICE_CHANGED: {
    cause: 'A notice has another text under the same id, version and language: consents name it by these.',
    fix: 'Give the changed text a version of its own.',
  },
  AGREEMENT_TOO_EARLY: {
    cause: 'The agreement begins before the delay is over that the one before sets for its successor.',
    fix: 'Let it begin later (`validFrom`), and have it signed again.',
  },
  AGREEMENT_VERSION_TAKEN: {
    cause: 'The agreement has no higher version number than the one that was adopted last.',
    fix: 'Count its version up.',
  },
  AGREEMENT_OUT_OF_ORDER: {
    cause: 'The agreement begins before the one that was adopted last.',
    fix: 'Let it begin at the same instant or later.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** Why the registry says no. */
export type RegistryCode = keyof typeof registryCodes;

/** The no with this code; `which` names what it is about (agencies, notices; never a person). */
export function reject(code: RegistryCode, which: readonly string[] = []): Rejection<RegistryCode> {
  const { cause } = registryCodes[code];
  return new Rejection(code, which.length > 0 ? `${cause} Here: ${which.join(', ')}.` : cause);
}
