import type { Agreement } from '#agreement';
import { adoptionStatement, agreementHash } from '#agreement';
import { canonicalJson } from '#catalogue';
import { fold } from '#decider';
import { specify } from '#decider/specify';
import type { PublicKeys } from '#ports';
import type { Participants } from '../participants.ts';
import { inForceAt, registryStream } from '../participants.ts';
import type { AdoptionSignature, RegistryFact } from '../registry.events.ts';
import type { AdoptionMeans } from './adopt-agreement.decide.ts';
import { adoptAgreement } from './adopt-agreement.decide.ts';

const NOW = '2024-12-01T00:00:00.000Z';
const DELAYED = '2024-12-31T00:00:00.000Z';

function party(agency: string): Agreement['parties'][number] {
  return { agency } as Agreement['parties'][number];
}

function agreementFrom(from: string, version = 1, more: Partial<Agreement> = {}): Agreement {
  return {
    id: 'spec',
    network: 'rheine',
    version,
    titles: { de: 'Vereinbarung', en: 'Agreement' },
    from,
    parties: [party('abh'), party('vhs')],
    rows: [],
    cells: [],
    recorders: [],
    linkCodes: { make: [], redeem: [] },
    linkWays: [],
    functions: [],
    adoption: { delayDays: 30 },
    ...more,
  };
}

const first = agreementFrom('2024-01-01T00:00:00.000Z');
const second = agreementFrom('2025-01-01T00:00:00.000Z', 2);
/** With a party that holds no keys, and leaves with the second one. */
const wide = agreementFrom(first.from, 1, { parties: [...first.parties, party('ki')] });
const everyAgreement = [first, second, wide];

/** A signature that anybody can read: the key's name and what was signed. */
function signatureOf(agency: string, agreement: Agreement, kid = `${agency}-key`): AdoptionSignature {
  return { agency, signature: `${kid} ${canonicalJson(adoptionStatement(agreement))}` };
}

const means: AdoptionMeans = {
  read: ({ hash }) => everyAgreement.find((one) => agreementHash(one) === hash) ?? first,
  signed: (signature, value, keys) => keys.some(({ kid }) => signature === `${kid} ${canonicalJson(value)}`),
};

function adopting(agreement: Agreement, signers: readonly string[] = [], network = 'rheine') {
  const signatures = signers.map((agency) => signatureOf(agency, agreement));
  return adoptingWith(agreement, signatures, network);
}

function adoptingWith(
  agreement: Agreement,
  signatures: readonly AdoptionSignature[],
  network = 'rheine',
  at = NOW,
) {
  const document = `version ${agreement.version}`;
  return (state: Participants) =>
    adoptAgreement({ network, agreement, document, signatures }, state, at, means);
}

function adopted(
  agreement: Agreement,
  signers: readonly string[] = [],
  onPaper: readonly string[] = [],
): RegistryFact {
  const signatures = signers.map((agency) => signatureOf(agency, agreement));
  const data = {
    hash: agreementHash(agreement),
    document: `version ${agreement.version}`,
    effectiveFrom: agreement.from,
    ...(signers.length > 0 && { signatures }),
    ...(onPaper.length > 0 && { onPaper }),
  };
  return { type: 'AgreementAdopted', data };
}

function registered(agency: string): RegistryFact {
  const sealing = { kid: `${agency}-seal`, use: 'enc' };
  const keys = { signing: [{ kid: `${agency}-key`, use: 'sig' }], sealing } as unknown as PublicKeys;
  return { type: 'AgencyRegistered', data: { agency, keys, brokerKey: 'U' } };
}

const everybody = ['abh', 'caritas', 'vhs'].map(registered);
const founded = specify(registryStream).given(...everybody, adopted(first));

describe('adopting the first agreement', () => {
  it('is recorded once, unsigned, also when another followed', () => {
    specify(registryStream).given().when(adopting(first)).thenRecords(adopted(first));
    founded.when(adopting(first)).thenNothing();
    specify(registryStream).given(adopted(first), adopted(second)).when(adopting(first)).thenNothing();
  });

  it('is for the network that it names', () => {
    specify(registryStream)
      .given()
      .when(adopting(first, [], 'elsewhere'))
      .thenRejects('AGREEMENT_OF_ANOTHER_NETWORK');
  });
});

describe('adopting a later agreement', () => {
  it('is recorded with the signatures of all its parties', () => {
    founded.when(adopting(second, ['abh', 'vhs'])).thenRecords(adopted(second, ['abh', 'vhs']));
  });

  it('needs every party, also one that leaves and one that comes', () => {
    founded.when(adopting(second)).thenRejects('AGREEMENT_NOT_SIGNED');
    founded.when(adopting(second, ['abh'])).thenRejects('AGREEMENT_NOT_SIGNED');
    const leaving = { ...second, parties: [party('abh')] };
    founded.when(adopting(leaving, ['abh'])).thenRejects('AGREEMENT_NOT_SIGNED');
    founded.when(adopting(leaving, ['abh', 'vhs'])).thenRecords(adopted(leaving, ['abh', 'vhs']));
    const coming = { ...second, parties: [...second.parties, party('caritas')] };
    founded.when(adopting(coming, ['abh', 'vhs'])).thenRejects('AGREEMENT_NOT_SIGNED');
  });

  it('needs none of a party that takes no part yet, and names it, but at least one', () => {
    const wider = { ...second, parties: [...second.parties, party('ki')] };
    founded.when(adopting(wider, ['abh', 'vhs'])).thenRecords(adopted(wider, ['abh', 'vhs'], ['ki']));
    // As with those that sign: also one that leaves.
    specify(registryStream)
      .given(...everybody, adopted(wide))
      .when(adopting(second, ['abh', 'vhs']))
      .thenRecords(adopted(second, ['abh', 'vhs'], ['ki']));
    specify(registryStream)
      .given(adopted(first))
      .when(adopting(second, ['abh', 'vhs']))
      .thenRejects('AGREEMENT_NOT_SIGNED');
  });

  it('names who has not signed', () => {
    const no = adopting(second, ['abh'])(fold(registryStream, [...everybody, adopted(first)]));
    expect(no).toMatchObject({ reason: expect.stringMatching(/Here: vhs\.$/) });
  });

  it.each<[string, AdoptionSignature]>([
    ["under another's name", { ...signatureOf('abh', second), agency: 'vhs' }],
    ['with an unregistered key', signatureOf('vhs', second, 'other-key')],
    ['under another text', signatureOf('vhs', { ...second, version: 3 })],
    ['under another beginning', signatureOf('vhs', { ...second, from: '2026-01-01T00:00:00.000Z' })],
  ])('counts no signature %s', (_, forged) => {
    founded
      .when(adoptingWith(second, [signatureOf('abh', second), forged]))
      .thenRejects('AGREEMENT_NOT_SIGNED');
  });

  it('goes forward in time and counts up', () => {
    const signers = ['abh', 'vhs'];
    const earlier = agreementFrom('2023-01-01T00:00:00.000Z', 2);
    founded.when(adopting(earlier, signers)).thenRejects('AGREEMENT_OUT_OF_ORDER');
    const again = agreementFrom('2025-02-01T00:00:00.000Z', 1);
    founded.when(adopting(again, signers)).thenRejects('AGREEMENT_VERSION_TAKEN');
  });

  it('begins when the delay of the version in force is over, and no instant earlier', () => {
    const onTime = agreementFrom(DELAYED, 2);
    founded.when(adopting(onTime, ['abh', 'vhs'])).thenRecords(adopted(onTime, ['abh', 'vhs']));
    const early = agreementFrom('2024-12-30T23:59:59.999Z', 2);
    founded.when(adopting(early, ['abh', 'vhs'])).thenRejects('AGREEMENT_TOO_EARLY');
    // The next one wants no delay any more, but is not in force yet.
    const hasty = { ...second, adoption: { delayDays: 0 } };
    const third = agreementFrom('2025-01-01T00:00:00.000Z', 3);
    const signatures = ['abh', 'vhs'].map((agency) => signatureOf(agency, third));
    specify(registryStream)
      .given(...everybody, adopted(first), adopted(hasty))
      .when(adoptingWith(third, signatures, 'rheine', '2024-12-31T00:00:00.000Z'))
      .thenRejects('AGREEMENT_TOO_EARLY');
  });

  it('leaves the text of a notice as it is, or gives it another version', () => {
    const notice = { id: 'course', version: '1', language: 'de', text: 'a', hash: 'hash-of-a' };
    const told = { ...first, notices: [notice] };
    const knowing: AdoptionMeans = { ...means, read: () => told };
    const next = (changed: Partial<typeof notice>) => {
      const agreement = { ...second, notices: [{ ...notice, ...changed }] };
      const signatures = ['abh', 'vhs'].map((agency) => signatureOf(agency, agreement));
      return (state: Participants) =>
        adoptAgreement({ network: 'rheine', agreement, document: '', signatures }, state, NOW, knowing);
    };
    const desk = specify(registryStream).given(...everybody, adopted(told));
    desk.when(next({ text: 'b', hash: 'hash-of-b' })).thenRejects('AGREEMENT_NOTICE_CHANGED');
    const state = fold(registryStream, [...everybody, adopted(told)]);
    expect(next({ text: 'b', hash: 'hash-of-b', version: '2' })(state)).toHaveLength(1);
  });

  it('puts each in force from its beginning until that of the next', () => {
    const state = fold(registryStream, [adopted(first), adopted(second)]);
    expect(inForceAt(state, '2023-12-31T23:59:59.999Z')).toBeUndefined();
    expect(inForceAt(state, '2024-12-31T23:59:59.999Z')?.document).toBe('version 1');
    expect(inForceAt(state, '2025-01-01T00:00:00.000Z')?.document).toBe('version 2');
  });
});
