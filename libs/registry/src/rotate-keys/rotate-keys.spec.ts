import { specify } from '#decider/specify';
import { earlierSigningKeys, everySigningKey, registryStream } from '../participants.ts';
import { readKeyRequest } from './rotate.ts';
import {
  APPROVED,
  AT,
  foldOf,
  JUST_BEFORE,
  ONLINE,
  OVERLAP,
  registered,
  request,
  revoked,
  rotated,
  rotating,
  usable,
} from '../spec/keys-of-the-vhs.ts';

describe('rotating keys', () => {
  it('puts a new key in force that a usable one endorsed, and keeps the old one for the overlap', () => {
    specify(registryStream)
      .given(registered)
      .when(rotating(request('two')))
      .thenRecords(rotated('two', ['one']));
    const state = foldOf(registered, rotated('two', ['one']));
    expect(usable(state, AT)).toEqual(['two', 'one']);
    expect(usable(state, JUST_BEFORE)).toEqual(['two', 'one']);
    expect(usable(state, OVERLAP)).toEqual(['two']);
    expect(everySigningKey(state.agencies['vhs']).map(({ kid }) => kid)).toEqual(['two', 'one']);
    expect(earlierSigningKeys(state.agencies['vhs'], OVERLAP).map(({ kid }) => kid)).toEqual(['one']);
  });

  it('adds nothing when the same is asked again', () => {
    specify(registryStream)
      .given(registered, rotated('two', ['one']))
      .when(rotating(request('two')))
      .thenNothing();
  });

  it('does not prolong an overlap that runs already', () => {
    const later = { ...rotated('three', ['two', 'one']).data, overlapUntil: '2026-03-01T00:00:00.000Z' };
    const state = foldOf(registered, rotated('two', ['one']), {
      type: 'AgencyKeysRotated',
      data: later as never,
    });
    expect(usable(state, OVERLAP)).toEqual(['three', 'two']);
  });

  it.each([
    ['a request that nobody endorsed', request('two', { by: '' }), 'KEY_REQUEST_NOT_ENDORSED'],
    ['one that a stranger endorsed', request('two', { by: 'six' }), 'KEY_REQUEST_NOT_ENDORSED'],
    ['one endorsed by the new key itself', request('two', { by: 'two' }), 'KEY_REQUEST_NOT_ENDORSED'],
    ['another sealing key', request('two', { sealedTo: 'enc-2' }), 'KEY_REQUEST_NEEDS_OPERATOR'],
    ['another account at the broker', request('two', { brokerKey: 'U-6' }), 'KEY_REQUEST_NEEDS_OPERATOR'],
    ['a key whose possession is not proved', { ...request('two'), signature: '' }, 'KEY_REQUEST_NOT_SIGNED'],
    ['an agency that is not registered', { ...request('two'), agency: 'abh' }, 'AGENCY_NOT_REGISTERED'],
  ] as const)('refuses %s when it comes in by itself', (_, asked, code) => {
    specify(registryStream).given(registered).when(rotating(asked)).thenRejects(code);
  });

  it('never brings back a key that was registered before: an old request cannot be sent again', () => {
    specify(registryStream)
      .given(registered, rotated('two', ['one']), rotated('three', ['two', 'one']))
      .when(rotating(request('two')))
      .thenRejects('KEY_ALREADY_KNOWN');
  });

  it('takes what the operator approved, also without an old key and with another sealing key', () => {
    const asked = request('two', { by: '', sealedTo: 'enc-2' });
    specify(registryStream)
      .given(registered, revoked())
      .when(rotating(asked))
      .thenRejects('KEY_REQUEST_NOT_ENDORSED');
    specify(registryStream)
      .given(registered, revoked())
      .when(rotating(asked, APPROVED))
      .thenRecords(rotated('two', [], { sealedTo: 'enc-2' }));
    const state = foldOf(registered, revoked(), rotated('two', [], { sealedTo: 'enc-2' }));
    expect(state.agencies['vhs']?.keys.sealing?.kid).toBe('enc-2');
    expect(usable(state, AT)).toEqual(['two']);
  });

  it('takes no endorsement of a key whose overlap is over', () => {
    specify(registryStream)
      .given(registered, rotated('two', ['one']))
      .when(rotating(request('three'), ONLINE, OVERLAP))
      .thenRejects('KEY_REQUEST_NOT_ENDORSED');
    specify(registryStream)
      .given(registered, rotated('two', ['one']))
      .when(rotating(request('three'), ONLINE, JUST_BEFORE))
      .thenRecords(rotated('three', ['two', 'one'], { at: JUST_BEFORE, endorsedBy: 'one' }));
  });

  it('ends every other key at once when the operator approves one after a compromise, and only then', () => {
    const theft = revoked({ ground: 'compromised', compromisedSince: AT });
    const [next, last] = ['2026-02-01T13:00:00.000Z', '2026-02-02T12:00:00.000Z'];
    const before = [registered, rotated('two', ['one'], { at: '2026-01-01T00:00:00.000Z' })] as const;
    const approving = (kid: string, at: string) => rotating(request(kid, { by: '' }), APPROVED, at);
    const approved = rotated('four', ['two'], { isApproved: true, at: next, overlapUntil: next });
    specify(registryStream)
      .given(...before, theft)
      .when(approving('four', next))
      .thenRecords(approved);
    expect(usable(foldOf(...before, theft, approved), next)).toEqual(['four']);
    specify(registryStream)
      .given(...before, theft, approved)
      .when(approving('five', last))
      .thenRecords(rotated('five', ['four'], { isApproved: true, at: last }));
    specify(registryStream)
      .given(...before, revoked())
      .when(approving('four', next))
      .thenRecords(rotated('four', ['two'], { isApproved: true, at: next }));
  });

  it('takes one signing key at a time: of others nobody has proved to have them', () => {
    const asked = {
      network: 'rheine',
      agency: 'vhs',
      keys: { signing: ['a', 'b'].map(jwkOf), sealing: { ...jwkOf('e'), crv: 'X25519', use: 'enc' } },
      signature: 'head..signature',
    };
    const no = readKeyRequest('rheine', asked);
    expect(no).toMatchObject({ code: 'KEY_REQUEST_MALFORMED', reason: expect.stringContaining('one key') });
    const one = { ...asked, keys: { ...asked.keys, signing: [jwkOf('a')] } };
    expect(readKeyRequest('rheine', one)).toEqual(one);
  });
});

/** A key in the form of those that come in. */
function jwkOf(letter: string) {
  return { kty: 'OKP', crv: 'Ed25519', x: letter.repeat(43), kid: letter, use: 'sig' };
}
