import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { catalogueEntry } from '#catalogue';
import type { JoseSealer } from '#jose';
import type { AdapterConfig } from '../../config/adapter-config.ts';
import type { QueueSinkConfig } from '../../sink/sink-config.ts';
import { Feed } from '../../sink/feed.ts';
import type { HubReads } from '../../hub/hub-reads.ts';
import type { OutboxItem } from '../../outbox/item.ts';
import { Exchange } from '../exchange.ts';
import type { Memory } from '../memory.ts';
import { closeMemory, openMemory } from '../memory.ts';
import { HubDouble, hubSealer, noteSigner, vhs } from './hub-double.ts';

/** Type of the command that opens a case. */
export const OPEN = 'de.wegmarke.case.open.v1';

/** Waits until something holds; fails after twenty seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const limit = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > limit) throw new Error('it never came to that');
    await pause(5);
  }
}

/** One agency's exchange over a real database and sink, with a clock that stands, against a hub double. */
export class ExchangeHarness {
  readonly hub: HubDouble;
  memory!: Memory;
  exchange!: Exchange;
  /** The sinks beside the file. */
  sinks: readonly QueueSinkConfig[] = [];
  feed!: Feed;
  /** How often the exchange told that an agreement is known. */
  known = 0;
  /** How often it told that something is new. */
  changes = 0;
  protected readonly folder = mkdtempSync(join(tmpdir(), 'exchange-'));
  private time = Date.parse('2026-03-01T10:00:00.000Z');

  constructor(
    private readonly agency = 'vhs',
    private readonly sealer: JoseSealer = vhs,
  ) {
    this.hub = new HubDouble(agency, sealer, this.now);
  }

  readonly now = (): string => new Date(this.time).toISOString();

  wait(ms: number): void {
    this.time += ms;
  }

  start(): void {
    const config = {
      network: 'rheine',
      agency: this.agency,
      dataFolder: this.folder,
      sink: { file: join(this.folder, 'sink.jsonl'), linesAreTaken: true },
      sinks: this.sinks,
      retentionDays: 30,
      pollMs: 20,
    } as Partial<AdapterConfig> as AdapterConfig;
    const clock = { now: this.now };
    this.memory = openMemory(config, new Uint8Array(32), this.sealer, clock);
    const log = { note: () => undefined };
    this.feed = new Feed({
      ...config,
      journal: this.memory.journal,
      clock,
      log,
      random: () => 0,
      deskUrl: () => 'http://127.0.0.1:8301',
    });
    this.exchange = new Exchange({
      config,
      clock,
      memory: this.memory,
      sealer: this.sealer,
      hubKeys: hubSealer.publicKeys,
      noteSigner: noteSigner(this.agency),
      link: this.hub,
      reads: { agreement: () => this.hub.agreement() } as HubReads,
      log: { note: () => undefined },
      agreementKnown: () => (this.known += 1),
      changed: () => {
        this.changes += 1;
        this.feed.delivering.ring();
      },
    });
    this.exchange.start();
    this.feed.delivering.start();
  }

  async stop(): Promise<void> {
    await this.exchange.loops.stop();
    await this.feed.delivering.stop();
    closeMemory(this.memory);
  }

  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  async end(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  handle(reference: string): string {
    return this.memory.identity.handle(reference);
  }

  /** Offers an event (or the command that opens the case) and rings; its id. */
  offer(type: string, reference = '000123', key: readonly string[] = [type, reference]): string {
    const { references, outbox } = this.memory;
    const handle = this.handle(reference);
    references.know(reference, handle, this.now());
    const kind = type === OPEN ? 'command' : 'event';
    const data = catalogueEntry(type)?.example ?? {};
    outbox.offer({ key, type, reference, handle, kind, happenedAt: '2026-02-01T00:00:00.000Z', data });
    this.exchange.loops.pump.ring();
    return outbox.idOf(key);
  }

  item(id: string): OutboxItem | undefined {
    return this.memory.outbox.find(id);
  }

  sink(): string {
    return readFileSync(join(this.folder, 'sink.jsonl'), 'utf8');
  }
}
