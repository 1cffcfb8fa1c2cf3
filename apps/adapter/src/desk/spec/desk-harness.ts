import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receipt, TimelineReply } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import type { AgencyStatus } from '../../agency/agency-status.ts';
import { deskRoutes } from '../../agency/desk-routes.ts';
import type { Memory } from '../../agency/memory.ts';
import { closeMemory, openMemory } from '../../agency/memory.ts';
import type { AdapterConfig } from '../../config/adapter-config.ts';
import type { TimelineRead } from '../../hub/hub-reads.ts';
import type { DeskRoutes, RunningDesk } from '../server.ts';
import { serveDesk } from '../server.ts';

/** The instant at which the clock stands. */
export const NOW = '2026-03-01T10:00:00.000Z';
/** The desk's token. */
export const TOKEN = 'a-token-of-the-desk-that-nobody-guesses';
/** The one origin that may call from a browser. */
export const ORIGIN = 'http://127.0.0.1:8300';

const keys = loadKeys(generateKeys('vhs'));

/** What the desk answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A desk on a free port over a real database, with a hub that says what the spec wants. */
export class DeskHarness {
  readonly memory: Memory;
  readonly routes: DeskRoutes;
  /** Timelines that were asked for. */
  readonly read: TimelineRead[] = [];
  rings = 0;
  desk!: RunningDesk;
  timeline = ({ handle }: TimelineRead): Promise<TimelineReply> =>
    Promise.resolve({ handle, asOf: NOW, entries: [], notAfter: NOW });
  /** What the hub says to a command; undefined: nothing in time. */
  hub = (): Omit<Receipt, 'id' | 'at'> | undefined => ({ outcome: 'accepted', position: 7 });
  private readonly folder = mkdtempSync(join(tmpdir(), 'desk-'));
  private ids = 0;

  constructor() {
    const config = {
      network: 'rheine',
      agency: 'vhs',
      dataFolder: join(this.folder, 'data'),
      sink: { file: join(this.folder, 'sink.jsonl') },
    } as AdapterConfig;
    const clock = { now: () => NOW };
    this.memory = openMemory(config, new Uint8Array(32), new JoseSealer(keys), clock);
    this.routes = deskRoutes({
      network: 'rheine',
      agency: 'vhs',
      memory: this.memory,
      clock,
      ids: { next: () => String((this.ids += 1)).padStart(22, '0') },
      receipts: { next: (id) => this.receipt(id) },
      ring: () => (this.rings += 1),
      reads: { timeline: (read) => this.reading(read) },
      status: () => ({ quiet: true }) as AgencyStatus,
      importNow: () => undefined,
      replay: () => undefined,
    });
  }

  async start(): Promise<void> {
    const { routes } = this;
    const fault = (): undefined => undefined;
    this.desk = await serveDesk({
      host: '127.0.0.1',
      port: 0,
      token: TOKEN,
      origins: [ORIGIN],
      routes,
      fault,
    });
  }

  async end(): Promise<void> {
    await this.desk.close();
    closeMemory(this.memory);
    rmSync(this.folder, { recursive: true });
  }

  /** Calls as the agency's page does; a body that is a text goes as it is. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(this.desk.url + path, {
      method,
      headers: { Authorization: `Bearer ${TOKEN}`, 'X-Staff': 'sb-017', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Answer['body'];
    return { status: response.status, headers: response.headers, body: answer };
  }

  /** The status of a call under another host name, as after DNS rebinding. */
  withHost(host: string): Promise<number | undefined> {
    const headers = { Host: host, Authorization: `Bearer ${TOKEN}` };
    return new Promise((resolve, reject) => {
      httpRequest(`${this.desk.url}/desk/agency`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
  }

  /** The agency's file 000123 is linked to a case. */
  link(): void {
    const { references, identity } = this.memory;
    references.know('000123', identity.handle('000123'), NOW);
    references.markLinked(identity.handle('000123'), NOW);
  }

  private reading(read: TimelineRead): Promise<TimelineReply> {
    this.read.push(read);
    return this.timeline(read);
  }

  /** The hub answers when the command is in the outbox. */
  private receipt(id: string): Promise<Receipt | undefined> {
    return new Promise((resolve) => {
      setImmediate(() => {
        const said = this.hub();
        const made = said && { ...said, id, at: NOW };
        if (made !== undefined) this.memory.outbox.settle(made);
        resolve(made);
      });
    });
  }
}
