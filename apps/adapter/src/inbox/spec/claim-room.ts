import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaimAsk, ClaimReply, ReleasedEntry } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import { NewsBook } from '../../casework/news-book.ts';
import { ChainBook } from '../../chains/chain-book.ts';
import { toBytes, toText } from '../../hub/hub-channel.ts';
import { Journal } from '../../journal/journal.ts';
import { RecallBook } from '../../recall/recall-book.ts';
import { JsonLinesSink } from '../../sink/json-lines-sink.ts';
import type { SinkLine } from '../../sink/sink-line.ts';
import { ClaimLoop } from '../claim-loop.ts';
import { EntryQueue } from '../entry-queue.ts';
import { Inbox } from '../inbox.ts';

/** The instant at which claims are asked. */
export const NOW = '2026-03-01T10:00:00.000Z';
const SOON = '2026-03-01T10:00:00.250Z';
const agencySealer = new JoseSealer(loadKeys(generateKeys('abh')));
/** Seals as the hub does. */
export const hubSealer = new JoseSealer(loadKeys(generateKeys('hub')));

/** An entry as the hub gives it. */
export const entry = (id: string, over: Partial<ReleasedEntry> = {}): ReleasedEntry => ({
  seq: 1,
  handle: 'own-handle',
  type: 'de.wegmarke.language.voucher-issued.v1',
  happenedAt: NOW,
  recordedAt: NOW,
  agency: 'jobcenter',
  fields: { issueMode: 'online' },
  basis: { kind: 'statutory', rowId: 'r', paragraph: '§ 8(1) IntV', duty: false },
  purpose: 'course-access',
  id,
  ...over,
});

/** A hub that gives everything above the cursor, some at a time, as the real one does. */
export class HubDouble {
  readonly asked: number[] = [];
  notAfter = SOON;
  pageSize = 2;
  readonly queue: ReleasedEntry[];
  tamper: (reply: ClaimReply) => ClaimReply = (reply) => reply;

  constructor(...queue: ReleasedEntry[]) {
    this.queue = queue;
  }

  claim = (bytes: Uint8Array): Promise<Uint8Array> => {
    const ask = hubSealer.verify(toText(bytes), agencySealer.publicKeys.signing) as ClaimAsk;
    this.asked.push(ask.after);
    const entries = this.queue.slice(ask.after, ask.after + this.pageSize);
    const next = ask.after + entries.length;
    const reply = {
      after: ask.after,
      entries,
      next,
      more: next < this.queue.length,
      notAfter: this.notAfter,
    };
    const sealed = hubSealer.seal(
      toBytes(JSON.stringify(this.tamper(reply))),
      agencySealer.publicKeys.sealing,
    );
    return Promise.resolve(toBytes(sealed));
  };
}

/** One agency's place for what it claims: its journal and its file of JSON lines, in a folder of their own. */
export class ClaimRoom {
  journal!: Journal;
  sink!: JsonLinesSink;
  /** How often it was told that link proposals came. */
  proposals = 0;
  private readonly folder = mkdtempSync(join(tmpdir(), 'claim-'));

  constructor() {
    this.open();
  }

  leave(): void {
    this.close();
    rmSync(this.folder, { recursive: true });
  }

  restart(): void {
    this.close();
    this.open();
  }

  /** The database is lost; the file of the sink is not. */
  restartWithoutJournal(): void {
    this.close();
    for (const name of ['adapter.db', 'adapter.db-wal', 'adapter.db-shm'])
      rmSync(join(this.folder, name), { force: true });
    this.open();
  }

  loop(hub: HubDouble, inbox = new Inbox(this.journal)): ClaimLoop {
    const { journal, sink } = this;
    return new ClaimLoop({
      network: 'rheine',
      agency: 'abh',
      channel: hub,
      sealer: agencySealer,
      clock: { now: () => NOW },
      inbox,
      sink,
      journal,
      queue: new EntryQueue(journal, [{ name: 'pull', fetches: true }]),
      news: new NewsBook(journal),
      chainBook: new ChainBook(journal, 'vhs', {
        looked: () => new Map(),
        compared: () => new Map(),
        fingerprint: String,
        endsOf: () => [],
      }),
      references: {
        byHandle: (handle) =>
          handle === 'own-handle'
            ? { reference: '000123', handle, link: 'linked', knownAt: NOW, numbers: [] }
            : undefined,
      },
      recalls: new RecallBook(journal),
      max: 100,
      proposed: () => (this.proposals += 1),
    });
  }

  /** The sink's file as it stands. */
  text(): string {
    return readFileSync(join(this.folder, 'sink.jsonl'), 'utf8');
  }

  lines(): readonly SinkLine[] {
    return this.text()
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as SinkLine);
  }

  ids(): readonly string[] {
    return this.lines().map(({ id }) => id);
  }

  private open(): void {
    this.journal = Journal.open(join(this.folder, 'adapter.db'));
    this.sink = JsonLinesSink.open(join(this.folder, 'sink.jsonl'));
  }

  private close(): void {
    this.sink.close();
    this.journal.close();
  }
}
