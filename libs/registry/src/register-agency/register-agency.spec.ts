import { specify } from '#decider/specify';
import type { PublicKeys } from '#ports';
import { registryStream } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import { registerAgency } from './register-agency.decide.ts';

function keys(x: string): PublicKeys {
  return {
    signing: [{ kty: 'OKP', crv: 'Ed25519', x, kid: 'sig-1', use: 'sig' }],
    sealing: { kty: 'OKP', crv: 'X25519', x, kid: 'enc-1', use: 'enc' },
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
