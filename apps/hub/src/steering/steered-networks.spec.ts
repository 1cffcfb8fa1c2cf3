import type { AdoptedAgreement } from '#registry';
import { steeredNetworks } from './steered-networks.ts';

const NOW = '2026-01-05T08:00:00.000Z';
const titles = { de: 'Vereinbarung Rheine', en: 'Agreement of Rheine' };
const inForce = { rheine: { agreement: { titles } } as AdoptedAgreement };
const registry = {
  agreementAt: (network: string) => Promise.resolve(network === 'rheine' ? inForce.rheine : undefined),
};

describe('The networks that somebody steers', () => {
  it('are named as their agreements call themselves', async () => {
    expect(await steeredNetworks(['operator', 'steering:rheine'], registry, NOW)).toEqual([
      { id: 'rheine', titles },
    ]);
  });

  it('are not told to who is in no steering group, nor where no agreement is in force', async () => {
    expect(await steeredNetworks(['operator'], registry, NOW)).toEqual([]);
    expect(await steeredNetworks(['staff-of:rheine'], registry, NOW)).toEqual([]);
    expect(await steeredNetworks(['steering:emsdetten'], registry, NOW)).toEqual([]);
  });
});
