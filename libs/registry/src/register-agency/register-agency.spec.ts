import { specify } from '#decider/specify';
import type { PublicKeys } from '#ports';
import { registryStream } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import { registerAgency } from './register-agency.decide.ts';

function keys(x: string, number = '1'): PublicKeys {
  return {
    signing: [{ kty: 'OKP', crv: 'Ed25519', x, kid: `sig-${number}`, use: 'sig' }],
    sealing: { kty: 'OKP', crv: 'X25519', x, kid: `enc-${number}`, use: 'enc' },
  };
}

const asked = { agency: 'abh', keys: keys('one'), brokerKey: 'AACCOUNT' };
const registered: RegistryFact = { type: 'AgencyRegistered', data: asked };

describe('registering an agency', () => {
  it('is recorded once', () => {
    specify(registryStream)
      .given()
      .when((state) => registerAgency(asked, state))
      .thenRecords(registered);
    specify(registryStream)
      .given(registered)
      .when((state) => registerAgency(asked, state))
      .thenNothing();
  });

  it('adds nothing when it is said again, as at first or as at present, after keys and account were changed', () => {
    const at = '2026-02-01T00:00:00.000Z';
    const present = keys('two', '2');
    const rotated: RegistryFact = {
      type: 'AgencyKeysRotated',
      data: {
        agency: 'abh',
        keys: present,
        brokerKey: 'AANEW',
        retiredKids: ['sig-1'],
        overlapUntil: at,
        at,
        by: 'operator',
      },
    };
    const desk = specify(registryStream).given(registered, rotated);
    for (const said of [asked.keys, present])
      for (const brokerKey of [asked.brokerKey, 'AANEW'])
        desk.when((state) => registerAgency({ agency: 'abh', keys: said, brokerKey }, state)).thenNothing();
    const strange = [
      { ...asked, brokerKey: 'AOTHER' },
      { ...asked, keys: { ...present, sealing: asked.keys.sealing } },
    ];
    for (const said of strange)
      desk.when((state) => registerAgency(said, state)).thenRejects('AGENCY_HAS_OTHER_KEYS');
  });

  it('does not replace the keys of a registered one', () => {
    const desk = specify(registryStream).given(registered);
    const impostor = (state: Parameters<typeof registerAgency>[1]) =>
      registerAgency({ ...asked, keys: keys('other') }, state);
    desk.when(impostor).thenRejects('AGENCY_HAS_OTHER_KEYS');
    desk
      .when((state) => registerAgency({ ...asked, brokerKey: 'AOTHER' }, state))
      .thenRejects('AGENCY_HAS_OTHER_KEYS');
  });
});
