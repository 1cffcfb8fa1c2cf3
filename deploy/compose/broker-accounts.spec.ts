import { brokerAccounts } from './broker-accounts.mjs';

const definition = {
  network: 'rheine',
  parties: [
    { agency: 'vhs', brokerKey: 'UFIRST' },
    { agency: 'jobcenter', brokerKey: 'UJOBCENTER' },
  ],
};

describe('The accounts at the broker', () => {
  it('are those of the network definition until the registry is asked', () => {
    expect(brokerAccounts(definition)).toEqual(definition.parties);
  });

  it('are what the registry says: a stolen one does not come back, and nobody who was registered is missing', () => {
    const agencies = [
      { agency: 'vhs', brokerKey: 'USECOND', keys: [] },
      { agency: 'library', brokerKey: 'ULIBRARY', keys: [] },
    ];
    const accounts = brokerAccounts(definition, { network: 'rheine', agencies });
    expect(accounts.map(({ agency, brokerKey }) => [agency, brokerKey])).toEqual([
      ['vhs', 'USECOND'],
      ['library', 'ULIBRARY'],
      ['jobcenter', 'UJOBCENTER'],
    ]);
  });

  it.each([{ network: 'other', agencies: [] }, { network: 'rheine' }])('are not taken from %j', (listed) => {
    expect(() => brokerAccounts(definition, listed as never)).toThrow('agency list');
  });
});
