import type { PublicKeys } from '#ports';

/** One participant of a network with its public keys. */
export interface NetworkParty {
  readonly agency: string;
  readonly keys: PublicKeys;
  /** Public nkey of its account at the broker (`U…`). */
  readonly brokerKey: string;
}

/** The content of a network definition: who takes part, with which keys, and the agreement with which it was founded. */
export interface NetworkDefinition {
  readonly network: string;
  /** Path of the file of its first agreement (or of any that was adopted since), relative to the definition. */
  readonly agreement: string;
  readonly parties: readonly NetworkParty[];
}

/** What is wrong with a network definition: where (JSON pointer, RFC 6901) and what belongs there. */
export interface NetworkFault {
  readonly pointer: string;
  readonly fix: string;
}

type Form = readonly [words: string, holds: (value: unknown) => boolean];

const NAME: Form = ['2 to 32 small letters, digits and hyphens', matches(/^[a-z][a-z0-9-]{1,31}$/)];
const PATH: Form = ['the path of the agreement file', (value) => typeof value === 'string' && value !== ''];
const KID: Form = ['a key id of at most 64 characters', matches(/^[\w.:-]{1,64}$/)];
const BROKER_KEY: Form = ['the public nkey of its broker account (U…)', matches(/^U[A-Z2-7]{55}$/)];
const X: Form = ['32 bytes as base64url', matches(/^[\w-]{43}$/)];

/** Every fault of a parsed network definition at once; none when it is a {@link NetworkDefinition}. */
export function networkFaults(content: unknown): readonly NetworkFault[] {
  if (!isRecord(content))
    return [{ pointer: '', fix: 'write an object with network, agreement and parties' }];
  const { network, agreement, parties } = content;
  return [
    ...unknownMembers(content, ['network', 'agreement', 'parties'], ''),
    ...fault('/network', network, NAME),
    ...fault('/agreement', agreement, PATH),
    ...(Array.isArray(parties) && parties.length > 0
      ? [
          ...parties.flatMap((party: unknown, index) => partyFaults(party, `/parties/${index}`)),
          ...twins(parties),
        ]
      : [{ pointer: '/parties', fix: 'list at least one agency with its keys' }]),
  ];
}

function partyFaults(party: unknown, at: string): NetworkFault[] {
  if (!isRecord(party)) return [{ pointer: at, fix: 'write an object with agency, keys and brokerKey' }];
  const keys = party['keys'];
  const shape = [
    ...unknownMembers(party, ['agency', 'keys', 'brokerKey'], at),
    ...fault(`${at}/agency`, party['agency'], NAME),
    ...fault(`${at}/brokerKey`, party['brokerKey'], BROKER_KEY),
  ];
  if (!isRecord(keys))
    return [...shape, { pointer: `${at}/keys`, fix: 'write an object with signing and sealing' }];
  const signing = keys['signing'];
  const list = Array.isArray(signing) && signing.length > 0 ? (signing as unknown[]) : [undefined];
  return [
    ...shape,
    ...list.flatMap((key, index) => keyFaults(key, 'sig', 'Ed25519', `${at}/keys/signing/${index}`)),
    ...keyFaults(keys['sealing'], 'enc', 'X25519', `${at}/keys/sealing`),
  ];
}

function keyFaults(key: unknown, use: string, crv: string, at: string): NetworkFault[] {
  if (!isRecord(key)) return [{ pointer: at, fix: `write a public JWK (OKP, ${crv}, use ${use})` }];
  return [
    ...unknownMembers(key, ['kty', 'crv', 'x', 'kid', 'use'], at),
    ...fault(`${at}/kty`, key['kty'], ['OKP', (value) => value === 'OKP']),
    ...fault(`${at}/crv`, key['crv'], [crv, (value) => value === crv]),
    ...fault(`${at}/use`, key['use'], [use, (value) => value === use]),
    ...fault(`${at}/kid`, key['kid'], KID),
    ...fault(`${at}/x`, key['x'], X),
  ];
}

function twins(parties: readonly unknown[]): NetworkFault[] {
  const names = parties.map((party) => (isRecord(party) ? party['agency'] : undefined));
  return names.flatMap((name, index) =>
    name !== undefined && names.indexOf(name) < index
      ? [{ pointer: `/parties/${index}/agency`, fix: 'list each agency once' }]
      : [],
  );
}

function unknownMembers(
  value: Record<string, unknown>,
  known: readonly string[],
  at: string,
): NetworkFault[] {
  // `d` is the private part: somebody put a secret where everybody may look.
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: `${at}/${name.slice(0, 32)}`,
      fix: name === 'd' ? 'remove the private part, and make new keys' : 'remove this member',
    }));
}

function fault(pointer: string, value: unknown, [words, holds]: Form): NetworkFault[] {
  return holds(value) ? [] : [{ pointer, fix: `write ${words}` }];
}

function matches(pattern: RegExp) {
  return (value: unknown): boolean => typeof value === 'string' && pattern.test(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
