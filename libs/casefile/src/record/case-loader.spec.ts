import { setImmediate as turn } from 'node:timers/promises';
import type { StoredEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { PlainVault } from '../spec/plain-vault.ts';
import { caseStreamName } from '../stream-names.ts';
import { CaseLoader } from './case-loader.ts';

const STREAM = caseStreamName('rheine', 'case-1');

/** Counts its reads, and answers when it is told to. */
class SlowStore extends MemoryEventStore {
  reads = 0;
  readonly #waiting: (() => void)[] = [];
  isSlow = false;
  isAway = false;

  override async read(...asked: Parameters<MemoryEventStore['read']>) {
    this.reads += 1;
    if (this.isAway) throw new Error('away');
    const found = await super.read(...asked);
    if (this.isSlow) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return found;
  }

  /** Settles when a read waits to be told. */
  async asked(): Promise<void> {
    while (this.#waiting.length === 0) await turn();
  }

  /** Lets the reads answer that wait, and all later ones at once. */
  answer(): void {
    this.isSlow = false;
    for (const go of this.#waiting.splice(0)) go();
  }
}

async function recorded(store: MemoryEventStore, ...ids: readonly string[]): Promise<readonly StoredEvent[]> {
  const before = await store.head();
  const at = '2026-01-15T12:00:00.000Z';
  const rows = ids.map((id) => ({
    id,
    type: 'de.wegmarke.language.module-completed.v1',
    version: 1,
    network: 'rheine',
    agency: 'vhs',
    theme: 'language',
    category: 'language',
    happenedAt: at,
    recordedAt: at,
    commitment: 'c',
    signature: 's',
    sealed: { kid: 'k', iv: 'i', ct: 'c', tag: 't' },
  }));
  await store.append(STREAM, 'any', rows);
  return store.readAll(before, { max: 100 });
}

function loading() {
  const store = new SlowStore();
  const loader = new CaseLoader(store, new PlainVault());
  return {
    store,
    load: () => loader.load('rheine', 'case-1'),
    follow: (delivered: readonly StoredEvent[]) => loader.loadWith('rheine', 'case-1', delivered),
    released: (appended: number) => loader.releaseAppended({ network: 'rheine', caseId: 'case-1' }, appended),
  };
}

describe('a case that is loaded', () => {
  it('is topped up from what a reader of the log was given, without a read', async () => {
    const { store, load, follow } = loading();
    await recorded(store, 'a');
    await load();
    const { revision, byId } = await follow(await recorded(store, 'b', 'c'));
    expect({ revision, ids: [...byId.keys()], reads: store.reads }).toEqual({
      revision: 2,
      ids: ['a', 'b', 'c'],
      reads: 1,
    });
  });

  it('is read where what was given does not join what is kept', async () => {
    const { store, load, follow } = loading();
    await recorded(store, 'a');
    await load();
    await recorded(store, 'missed');
    const { byId } = await follow(await recorded(store, 'c'));
    expect([...byId.keys()]).toEqual(['a', 'missed', 'c']);
    expect(store.reads).toBe(2);
  });

  it('is read where what was given has a hole', async () => {
    const { store, follow } = loading();
    const [first, , last] = await recorded(store, 'a', 'b', 'c');
    const { byId } = await follow([first, last].filter((event) => event !== undefined));
    expect([...byId.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('is not made older by what was given late', async () => {
    const { store, load, follow } = loading();
    const early = await recorded(store, 'a');
    await recorded(store, 'b');
    await load();
    expect((await follow(early)).revision).toBe(1);
    expect(store.reads).toBe(1);
  });

  it('is read anew for a decision, whatever a reader of the log was given', async () => {
    const { store, load, follow } = loading();
    await follow(await recorded(store, 'a'));
    await recorded(store, 'b');
    expect((await load()).revision).toBe(1);
    expect(store.reads).toBe(1);
  });

  it('is read once for all who ask meanwhile, and never by a read begun before they asked', async () => {
    const { store, load } = loading();
    await recorded(store, 'a');
    store.isSlow = true;
    const first = load();
    await store.asked();
    await recorded(store, 'b');
    const later = [load(), load(), load()];
    store.answer();
    expect((await first).revision).toBe(0);
    expect((await Promise.all(later)).map(({ revision }) => revision)).toEqual([1, 1, 1]);
    expect(store.reads).toBe(2);
  });

  it('is read from behind a release that was appended right after what is kept', async () => {
    const { store, load, released } = loading();
    await recorded(store, 'a');
    const { state } = await load();
    const from: number[] = [];
    const read = store.read.bind(store);
    store.read = (stream, options) => {
      from.push(options?.from ?? 0);
      return read(stream, options);
    };
    await recorded(store, 'release');
    released(1);
    await recorded(store, 'c');
    const { revision, byId } = await load();
    expect({ revision, ids: [...byId.keys()], from }).toEqual({ revision: 2, ids: ['a', 'c'], from: [2] });
    expect(state.kind).toBe('none');
  });

  it('stays as it is when a release was appended further on than what is kept', async () => {
    const { store, load, released } = loading();
    await recorded(store, 'a', 'b');
    await load();
    released(5);
    await recorded(store, 'c');
    expect([...(await load()).byId.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('is read again after a read that failed', async () => {
    const { store, load } = loading();
    await recorded(store, 'a');
    store.isSlow = true;
    const before = load();
    await store.asked();
    const failing = load();
    store.isAway = true;
    store.answer();
    expect((await before).revision).toBe(0);
    await expect(failing).rejects.toThrow('away');
    store.isAway = false;
    expect((await load()).revision).toBe(0);
  });
});
