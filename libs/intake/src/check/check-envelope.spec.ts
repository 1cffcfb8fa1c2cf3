import { createHash } from 'node:crypto';
import type { Agreement } from '#agreement';
import type { Envelope, SignedEnvelope } from '#catalogue';
import { bodyOf, canonicalJson, commands } from '#catalogue';
import type { Against } from './check-envelope.ts';
import { faultOf, provesSender } from './check-envelope.ts';

const AT = '2026-03-01T10:00:00.000Z';
const KEY = { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'vhs-1', use: 'sig' } as const;
/** A signature that names that key. */
const SIGNATURE = `${Buffer.from(JSON.stringify({ kid: KEY.kid })).toString('base64url')}..c2ln`;
const VHS = {
  agency: 'vhs',
  controller: { id: 'vhs', name: 'vhs' },
  publishes: [],
} as unknown as Agreement['parties'][number];

function agreementOf(...parties: Agreement['parties']): Agreement {
  return { network: 'rheine', parties, cells: [], recorders: [] } as unknown as Agreement;
}

function against(
  agreement: Agreement,
  isSigned = true,
  signingKeys: Against['signingKeys'] = [KEY],
): Against {
  const sealer = { verifyDetached: () => isSigned };
  return { network: 'rheine', agency: 'vhs', signingKeys, everyKey: [KEY], sealer, agreement, at: AT };
}

/** The sample of a command as vhs sends it. */
function sampleOf({ type, example }: (typeof commands)[number]): SignedEnvelope {
  const sealed = { source: '//rheine/vhs/handle', data: { ...example } };
  const salt = 'c2FsdA';
  const head = { specversion: '1.0', id: 'id', type, time: AT, network: 'rheine', agency: 'vhs' } as const;
  const envelope: Envelope = { ...head, ...sealed, kind: 'command', commitment: '', salt };
  const hash = createHash('sha256')
    .update(Buffer.from(salt, 'base64url'))
    .update(canonicalJson(bodyOf(envelope)));
  return { envelope: { ...envelope, commitment: hash.digest('base64url') }, signature: SIGNATURE };
}

const sampled = commands.map((entry) => [entry.type, sampleOf(entry)] as const);
const OPEN_TO_ALL = [
  'de.wegmarke.consent.invalidate.v1',
  'de.wegmarke.consent.object.v1',
  'de.wegmarke.consent.withdraw.v1',
  'de.wegmarke.recall.answer.v1',
  'de.wegmarke.rights.dispute-entry.v1',
];

describe('a command of an agency that the agreement does not name any more', () => {
  it('is taken where it only ends, disputes or answers for what the agency has; all others are refused', () => {
    const taken = sampled.filter(([, signed]) => faultOf(signed, against(agreementOf())) === undefined);
    expect(taken.map(([type]) => type).sort()).toEqual(OPEN_TO_ALL);
    const others = sampled.filter(([type]) => !OPEN_TO_ALL.includes(type));
    expect(others.map(([, signed]) => faultOf(signed, against(agreementOf())))).toEqual(
      others.map(() => 'NO_RIGHT_TO_PUBLISH'),
    );
  });

  it.each(sampled)('needs its signature all the same: %s', (_, signed) => {
    expect(faultOf(signed, against(agreementOf(), false))).toBe('SIGNATURE_INVALID');
  });
});

describe('a signature of a key that is not usable any more', () => {
  it.each(sampled)('is told apart from a false one: %s', (_, signed) => {
    expect(faultOf(signed, against(agreementOf(VHS), true, []))).toBe('KEY_NOT_USABLE');
    expect(faultOf(signed, against(agreementOf(VHS), false, []))).toBe('SIGNATURE_INVALID');
  });

  it('does not prove that the agency sent it: somebody else may have the key', () => {
    expect(provesSender('KEY_NOT_USABLE')).toBe(false);
  });
});

describe('a command of a party', () => {
  it.each(sampled)('may be sent: %s', (_, signed) => {
    expect(faultOf(signed, against(agreementOf(VHS)))).toBeUndefined();
  });
});
