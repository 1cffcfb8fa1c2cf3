import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import { fold } from '#decider';
import { specify } from '#decider/specify';
import { inForceAt, registryStream } from '../participants.ts';
import type { RegistryFact } from '../registry.events.ts';
import { adoptAgreement } from './adopt-agreement.decide.ts';

function agreementFrom(from: string, version = 1): Agreement {
  return {
    id: 'spec',
    network: 'rheine',
    version,
    titles: { de: 'Vereinbarung', en: 'Agreement' },
    from,
    parties: [],
    rows: [],
    cells: [],
    recorders: [],
    linkCodes: { make: [], redeem: [] },
    linkWays: [],
    functions: [],
  };
}

function adopting(agreement: Agreement, network = 'rheine') {
  return (state: Parameters<typeof adoptAgreement>[1]) =>
    adoptAgreement({ network, agreement, document: `version ${agreement.version}` }, state);
}

function adopted(agreement: Agreement): RegistryFact {
  const data = {
    hash: agreementHash(agreement),
    document: `version ${agreement.version}`,
    effectiveFrom: agreement.from,
  };
  return { type: 'AgreementAdopted', data };
}

const first = agreementFrom('2024-01-01T00:00:00.000Z');
const second = agreementFrom('2025-01-01T00:00:00.000Z', 2);

describe('adopting an agreement', () => {
  it('is recorded once', () => {
    specify(registryStream).given().when(adopting(first)).thenRecords(adopted(first));
    specify(registryStream).given(adopted(first), adopted(second)).when(adopting(first)).thenNothing();
  });

  it('is for the network that it names', () => {
    specify(registryStream)
      .given()
      .when(adopting(first, 'elsewhere'))
      .thenRejects('AGREEMENT_OF_ANOTHER_NETWORK');
  });

  it('goes forward in time', () => {
    specify(registryStream)
      .given(adopted(second))
      .when(adopting(first))
      .thenRejects('AGREEMENT_OUT_OF_ORDER');
  });

  it('puts each in force from its beginning until that of the next', () => {
    const state = fold(registryStream, [adopted(first), adopted(second)]);
    expect(inForceAt(state, '2023-12-31T23:59:59.999Z')).toBeUndefined();
    expect(inForceAt(state, '2024-12-31T23:59:59.999Z')?.document).toBe('version 1');
    expect(inForceAt(state, '2025-01-01T00:00:00.000Z')?.document).toBe('version 2');
  });
});
