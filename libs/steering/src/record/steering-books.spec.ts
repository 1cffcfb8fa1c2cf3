import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAgreement } from '#agreement';
import type { LoadedCase, ReadEvent, SealFacts } from '#casefile';
import { caseStream, caseStreamName } from '#casefile';
import { fold } from '#decider';
import type { KeyVault, NewEvent, StoredEvent } from '#ports';
import { StoreUnavailable, Tampered } from '#ports';
import { CountingIds, MemoryEventStore, SettableClock } from '#ports/memory';
import { SteeringBooks } from './steering-books.ts';
import type { TablesTold } from './steering.events.ts';

const DUTY = 'de.wegmarke.language.duty-stated.v1';
const HAPPENED = '2026-02-01T09:00:00.000Z';
const NOW = '2026-07-02T08:00:00.000Z';
const demo = join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml');
const ids = Array.from({ length: 12 }, (_, index) => `c${index}`);

const history: readonly ReadEvent[] = [
  { type: 'CaseOpened', data: { by: 'jobcenter', handle: 'h' } },
  { type: 'AgencyLinked', data: { agency: 'jobcenter', handle: 'h', way: 'code' } },
  {
    type: 'EventRecorded',
    data: {
      id: 'e1',
      type: DUTY,
      agency: 'jobcenter',
      theme: 'language',
      category: 'language',
      happenedAt: HAPPENED,
    },
  },
];
const ERASED: ReadEvent = { type: 'CaseErased', data: { erasure: 'x1' } };
const RELINKED: ReadEvent = { type: 'AgencyLinked', data: { agency: 'vhs', handle: 'v', way: 'code' } };

/** How a case stands when it is read for the first time, the second time and so on; throws what it cannot be read for. */
type Standing = (caseId: string, read: number) => readonly ReadEvent[];

function inForce() {
  const agreement = parseAgreement(readFileSync(demo, 'utf8'));
  if (Array.isArray(agreement) || agreement.steering === undefined) throw new Error('no steering');
  const steps = agreement.steering.steps.filter(({ id }) => id === 'to-voucher');
  return {
    agreement: { ...agreement, steering: { ...agreement.steering, steps } },
    hash: 'hash',
    revision: 1,
  };
}

/** The whole of the first quarter of 2026 as it was published, and how many cases were left out. */
async function closed(standing: Standing) {
  const store = new MemoryEventStore();
  const row = (id: string, network: string): NewEvent => ({
    id,
    type: 'CaseOpened',
    version: 1,
    network,
    agency: 'jobcenter',
    theme: 'case',
    category: 'case',
    happenedAt: HAPPENED,
    recordedAt: HAPPENED,
    commitment: '',
    signature: '',
    sealed: { kid: id, iv: '', ct: '', tag: '' },
  });
  for (const id of ids) await store.append(caseStreamName('rheine', id), 'none', [row(id, 'rheine')]);
  const reads = new Map<string, number>();
  const load = async (network: string, caseId: string): Promise<LoadedCase> => {
    const read = (reads.get(caseId) ?? 0) + 1;
    reads.set(caseId, read);
    const facts = [...history, ...standing(caseId, read)];
    const byId = new Map<string, StoredEvent>();
    return { network, caseId, state: fold(caseStream, facts), revision: facts.length, byId };
  };
  let stored: TablesTold | undefined;
  const sealFacts = ((facts: readonly { id: string; data: TablesTold }[]) => {
    stored = facts[0]?.data;
    return Promise.resolve(facts.map(({ id }) => ({ ...row(id, 'rheine'), type: 'TablesPublished' })));
  }) as unknown as SealFacts;
  let leftOut = 0;
  const books = new SteeringBooks({
    store,
    vault: {} as KeyVault,
    files: { load },
    registry: { agreementAt: () => Promise.resolve(inForce()), adoptions: () => Promise.resolve([]) },
    sealFacts,
    clock: new SettableClock(NOW),
    ids: new CountingIds(),
    leftOut: (_, count) => (leftOut = count),
  });
  await books.close('rheine');
  const table = stored?.tables.find(({ step, quarter }) => step === 'to-voucher' && quarter === '2026-Q1');
  return { whole: table?.cells[0]?.count, leftOut };
}

describe('a closing', () => {
  it('counts people whose duty was stated in the quarter', async () =>
    expect(await closed(() => [])).toEqual({ whole: 20, leftOut: 0 }));

  it('counts anew where a person was erased while the tables were made', async () => {
    const gone = new Set(['c0', 'c1', 'c2']);
    expect(await closed((id, read) => (gone.has(id) && read > 1 ? [ERASED] : []))).toMatchObject({
      whole: null,
    });
  });

  it('does not count anew for what only came meanwhile', async () => {
    const reads = new Map<string, number>();
    await closed((id, read) => {
      reads.set(id, read);
      return read > 1 ? [RELINKED] : [];
    });
    expect(new Set(reads.values())).toEqual(new Set([2]));
  });

  it('waits for the next round where something is taken back each time', async () => {
    const taken = await closed((id, read) => (Number(id.slice(1)) <= read - 2 ? [ERASED] : []));
    expect(taken.whole).toBeUndefined();
  });

  it('leaves out a case that is damaged, and tells of the others and how many were left out', async () => {
    const damaged: Standing = (id) => {
      if (id === 'c0') throw new Tampered('e1', 'content');
      return [];
    };
    expect(await closed(damaged)).toEqual({ whole: 20, leftOut: 1 });
  });

  it('is not made of what could be reached where the store is away', async () => {
    const away: Standing = () => {
      throw new StoreUnavailable(undefined);
    };
    await expect(closed(away)).rejects.toThrow(StoreUnavailable);
  });
});
