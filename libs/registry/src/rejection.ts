import { Rejection } from '#decider';

/** Every code with which the registry says no: why, and what to do about it (docs/errors.md). */
export const registryCodes = {
  AGENCY_HAS_OTHER_KEYS: {
    cause: 'The agency is registered with other keys.',
    fix: 'Name the keys and the broker account of its first registration, or those that it has now (`wegmarke agency list`).',
  },
  AGENCY_NOT_REGISTERED: {
    cause: 'The network knows no such agency.',
    fix: 'Register it first with `wegmarke agency register`.',
  },
  NETWORK_NAME_MISTAKABLE: {
    cause: 'The name of the network goes on from that of another one with a hyphen, or that one from it.',
    fix: 'Name the new network otherwise, for example `nordkreis` beside `kreis`.',
  },
  KEY_REQUEST_MALFORMED: {
    cause: 'The request to register keys has a missing, unknown or wrongly formed member.',
    fix: 'Send it as the adapter made it (`init`, `rotate-keys`).',
  },
  KEY_REQUEST_NOT_SIGNED: {
    cause: 'The request is not signed by the first of the new signing keys.',
    fix: 'Send it as the adapter made it: nothing in it may be changed.',
  },
  KEY_REQUEST_NOT_ENDORSED: {
    cause: 'No key of the agency that is usable now stands behind the request.',
    fix: 'Endorse it with a usable key, or let the operator compare the fingerprint with the agency and approve it.',
  },
  KEY_REQUEST_NEEDS_OPERATOR: {
    cause: 'The request changes the key to which the agency is sealed, or its account at the broker.',
    fix: 'Hand the request to the operator of the hub, who approves it with `wegmarke agency rotate`.',
  },
  KEY_ALREADY_KNOWN: {
    cause: 'One of the new keys, or its name, was registered before.',
    fix: 'Make new keys with `rotate-keys --fresh`, and with `--with-sealing-key` when the sealing key was revoked: none that was ever registered comes back.',
  },
  KEY_UNKNOWN: {
    cause: 'The agency has no such key.',
    fix: 'Look the key ids up with `wegmarke agency list`.',
  },
  KEY_ALREADY_REVOKED: {
    cause: 'The key was revoked, as reaching at least as far.',
    fix: 'Nothing needs to be done; only an earlier instant of compromise would reach further.',
  },
  COMPROMISE_NOT_DATED: {
    cause: 'It is not said since when somebody else may have had the key, or an instant to come is named.',
    fix: 'Name the earliest instant at which it may have been copied.',
  },
  AGREEMENT_OF_ANOTHER_NETWORK: {
    cause: 'The agreement names another network.',
    fix: 'Adopt it in the network that it names.',
  },
  AGREEMENT_NOT_SIGNED: {
    cause: 'A later agreement needs a signature of each party of the one before and of the new one.',
    fix: 'Let each named party run `npm run --silent adapter -- sign-agreement <config.yaml> <agreement.yaml>`, and adopt it with `wegmarke agreement adopt`.',
  },
  AGREEMENT_TABLE_MISSING: {
    cause:
      'A competence table that the agreement names by its hash did not come with it, has faults, or is another one.',
    fix: 'Put the table where `competence` of the agreement names it, beside or below it; `wegmarke competence check` tells what is wrong.',
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
