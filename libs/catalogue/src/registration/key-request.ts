/** A public key as an agency asks for it to be registered (JWK, RFC 8037). */
export interface RequestedKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519' | 'X25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig' | 'enc';
}

/** What an agency says of its keys: from here on it signs with these, and is sealed to this one. */
export interface KeyStatement {
  readonly network: string;
  readonly agency: string;
  readonly keys: { readonly signing: readonly RequestedKey[]; readonly sealing: RequestedKey };
  /** Public nkey of its account at the broker; only in a request to take part, or to change it. */
  readonly brokerKey?: string;
}

/** A request to register keys: the statement, signed by the new key as proof of possession, and in a rotation by one that is usable still. */
export interface KeyRequest extends KeyStatement {
  /** Detached JWS of the first signing key over {@link keyStatement}. */
  readonly signature: string;
  /** Detached JWS over the same of a key that is registered and usable; absent in a first registration, or when there is none any more. */
  readonly endorsement?: string;
}

/** What is wrong with a request, and where (JSON pointer, RFC 6901). */
export interface KeyRequestFault {
  readonly pointer: string;
  readonly fix: string;
}

const MEMBERS = ['network', 'agency', 'keys', 'brokerKey', 'signature', 'endorsement'];
const NAME = /^[a-z][a-z0-9-]{1,31}$/;
const BROKER_KEY = /^U[A-Z2-7]{55}$/;
const JWS = /^[\w-]{1,512}\.\.[\w-]{1,256}$/;
const FORMS = { kty: /^OKP$/, kid: /^[\w.:-]{1,64}$/, x: /^[\w-]{43}$/ } as const;
const MOST_KEYS = 4;

/** What is signed; `typ` keeps it apart from everything else that these keys sign. */
export function keyStatement({ network, agency, keys, brokerKey }: KeyStatement) {
  const { signing, sealing } = keys;
  return {
    typ: 'wegmarke-keys',
    network,
    agency,
    keys: { signing, sealing },
    ...(brokerKey !== undefined && { brokerKey }),
  };
}

/** Every fault in the form of a parsed request; none when it is a {@link KeyRequest}. Signatures are not looked at. */
export function keyRequestFaults(content: unknown): readonly KeyRequestFault[] {
  if (!isRecord(content)) return [{ pointer: '', fix: 'write an object, as the adapter printed it' }];
  const { network, agency, keys, brokerKey, signature, endorsement } = content;
  return [
    ...unknownMembers(content, MEMBERS, ''),
    ...fault('/network', 'the name of the network', matches(network, NAME)),
    ...fault('/agency', 'the id of the agency', matches(agency, NAME)),
    ...keysFaults(keys),
    ...fault('/brokerKey', 'a public nkey (U…)', brokerKey === undefined || matches(brokerKey, BROKER_KEY)),
    ...fault('/signature', 'a detached JWS of the first new key', matches(signature, JWS)),
    ...fault('/endorsement', 'a detached JWS', endorsement === undefined || matches(endorsement, JWS)),
  ];
}

function keysFaults(keys: unknown): readonly KeyRequestFault[] {
  if (!isRecord(keys)) return [{ pointer: '/keys', fix: 'write an object with signing and sealing' }];
  const { signing, sealing } = keys;
  const list: readonly unknown[] = Array.isArray(signing) ? signing : [];
  return [
    ...unknownMembers(keys, ['signing', 'sealing'], '/keys'),
    ...fault('/keys/signing', '1 to 4 keys', list.length > 0 && list.length <= MOST_KEYS),
    ...list.flatMap((key, index) => keyFaults(key, 'sig', 'Ed25519', `/keys/signing/${index}`)),
    ...keyFaults(sealing, 'enc', 'X25519', '/keys/sealing'),
    ...fault('/keys', 'another kid and x for each key', areDifferent([...list, sealing])),
  ];
}

function keyFaults(key: unknown, use: string, crv: string, at: string): readonly KeyRequestFault[] {
  if (!isRecord(key)) return [{ pointer: at, fix: `write a public JWK (OKP, ${crv}, use ${use})` }];
  return [
    // `d` is the private part: the request must not even be looked at further, and the key is burnt.
    ...unknownMembers(key, ['kty', 'crv', 'x', 'kid', 'use'], at),
    ...fault(`${at}/kty`, 'OKP', matches(key['kty'], FORMS.kty)),
    ...fault(`${at}/crv`, crv, key['crv'] === crv),
    ...fault(`${at}/use`, use, key['use'] === use),
    ...fault(`${at}/kid`, 'a key id of at most 64 characters', matches(key['kid'], FORMS.kid)),
    ...fault(`${at}/x`, '32 bytes as base64url', matches(key['x'], FORMS.x)),
  ];
}

function areDifferent(keys: readonly unknown[]): boolean {
  const all = keys.filter(isRecord);
  return (['kid', 'x'] as const).every((name) => new Set(all.map((key) => key[name])).size === all.length);
}

function unknownMembers(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  at: string,
): readonly KeyRequestFault[] {
  return Object.keys(value)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      pointer: `${at}/${name.slice(0, 32)}`,
      fix: name === 'd' ? 'remove the private part, and make new keys' : 'remove this member',
    }));
}

function fault(pointer: string, words: string, holds: boolean): readonly KeyRequestFault[] {
  return holds ? [] : [{ pointer, fix: `write ${words}` }];
}

function matches(value: unknown, form: RegExp): boolean {
  return typeof value === 'string' && form.test(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
