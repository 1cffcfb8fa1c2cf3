import type { LogEntry } from '../checker/log-entry.ts';
import { acrossNetworks } from './across-networks.ts';

const clear = {
  stream: 'case-rheine-1',
  revision: 0,
  version: 1,
  theme: 'case',
  category: 'case',
  agency: 'hub',
  happenedAt: '2026-06-15T10:00:00.000Z',
  recordedAt: '2026-06-15T10:00:00.000Z',
  commitment: '',
  signature: '',
};

/** What each network is known to have: an agency, an agreement and one event. */
function founded(network: string, first: number): readonly LogEntry[] {
  const fact = (type: string, data: object) =>
    ({
      ...clear,
      network,
      id: `${network}-${type}`,
      type,
      kind: 'fact',
      content: { salt: '', data },
    }) as const;
  const entries = [
    fact('AgencyRegistered', { agency: `jobcenter-${network}` }),
    fact('AgreementAdopted', { hash: `agreement-${network}` }),
    {
      ...clear,
      network,
      id: `voucher-${network}`,
      type: 'language.voucher-issued',
      kind: 'payload',
    } as const,
  ];
  return entries.map((entry, index) => ({ ...entry, position: first + index }));
}

/** An entry of Rheine that releases its voucher to its Jobcenter, but for what is changed. */
function released(change: {
  readonly network?: string;
  readonly recipient?: string;
  readonly eventId?: string;
  readonly agreementHash?: string;
}): LogEntry {
  const { network = 'rheine', recipient = 'jobcenter-rheine', eventId = 'voucher-rheine' } = change;
  const { agreementHash = 'agreement-rheine' } = change;
  const decision = { ask: { network, recipient }, eventIds: [eventId], agreementHash };
  const data = { door: 'timeline', recipient, actor: 'staff-17', decisions: [decision] };
  const content = { salt: '', data };
  return {
    ...clear,
    position: 7,
    network: 'rheine',
    id: 'released',
    type: 'Released',
    kind: 'fact',
    content,
  };
}

const towns = [...founded('rheine', 1), ...founded('emsdetten', 4)];

describe('What crossed from one network of a hub into another', () => {
  it('is nothing where all was shown at home', () => {
    const arrivals = [{ agency: 'jobcenter', door: 'claim', id: 'voucher-rheine' }] as const;
    expect(acrossNetworks([...towns, released({})], [{ network: 'rheine', arrivals }])).toEqual([]);
  });

  it.each([
    ['an event of the other', { eventId: 'voucher-emsdetten' }, 'voucher-emsdetten is not of rheine'],
    ['an event that is nowhere', { eventId: 'voucher-nowhere' }, 'voucher-nowhere is not of rheine'],
    ['a question of the other', { network: 'emsdetten' }, 'asked in emsdetten, entered in rheine'],
    [
      'an agency of the other',
      { recipient: 'jobcenter-emsdetten' },
      'jobcenter-emsdetten is no agency of rheine',
    ],
    [
      'the other agreement',
      { agreementHash: 'agreement-emsdetten' },
      'agreement-emsdetten is no agreement of rheine',
    ],
  ])('is told where one released by %s', (_, change, says) => {
    expect(acrossNetworks([...towns, released(change)], [])).toEqual([says]);
  });

  it('is told where an entry of one arrived in the other', () => {
    const arrivals = [{ agency: 'jobcenter', door: 'claim', id: 'voucher-rheine' }] as const;
    expect(acrossNetworks(towns, [{ network: 'emsdetten', arrivals }])).toEqual([
      'emsdetten/jobcenter got voucher-rheine',
    ]);
  });
});
