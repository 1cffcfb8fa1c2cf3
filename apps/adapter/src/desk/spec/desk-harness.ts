import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CaseEvidence, Receipt, TimelineReply } from '#catalogue';
import { agreementHash, parseAgreement } from '#agreement';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import type { AgencyStatus } from '../../agency/agency-status.ts';
import { deskRoutes } from '../../agency/desk-routes.ts';
import type { Memory } from '../../agency/memory.ts';
import { closeMemory, openMemory } from '../../agency/memory.ts';
import type { AdapterConfig } from '../../config/adapter-config.ts';
import { Feed } from '../../sink/feed.ts';
import type { OfficerAnswer, OfficerRead, SessionRead, TimelineRead } from '../../hub/hub-reads.ts';
import type { DeskRoutes, RunningDesk } from '../server.ts';
import { serveDesk } from '../server.ts';
import { Ticks } from '../ticks.ts';

/** The instant at which the clock stands, unless a spec moves it on. */
export const NOW = '2026-03-01T10:00:00.000Z';
/** The desk's token. */
export const TOKEN = 'a-token-of-the-desk-that-nobody-guesses';
/** The one origin that may call from a browser. */
export const ORIGIN = 'http://127.0.0.1:8300';

/** The one staff id that may ask as an officer. */
export const OFFICER = 'officer-1';

const keys = loadKeys(generateKeys('vhs'));
const sealer = new JoseSealer(keys);
const file = join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml');
const agreement = parseAgreement(readFileSync(file, 'utf8'));
if (Array.isArray(agreement)) throw new Error('the agreement of the demonstration has faults');
const inForce = agreement;

/** Evidence that says nothing of a case but that it is linked. */
const nothingTold = {
  linked: true,
  provisions: [],
  facts: [],
  restrictions: [],
  objections: [],
  requests: [],
  clearances: [],
  disputed: [],
  disputes: [],
  rights: [],
  erased: false,
} as const;

/** Keys of another party, registered at the hub. */
export const caritas = new JoseSealer(loadKeys(generateKeys('caritas')));

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
  /** What officers asked. */
  readonly asked: OfficerRead[] = [];
  /** Sessions that were asked for. */
  readonly sessions: SessionRead[] = [];
  readonly ticks = new Ticks();
  rings = 0;
  now = NOW;
  desk!: RunningDesk;
  timeline = ({ handle }: TimelineRead): Promise<TimelineReply> =>
    Promise.resolve({ handle, asOf: NOW, entries: [], notAfter: NOW });
  officer = (): Promise<OfficerAnswer> => Promise.resolve({ answer: { entries: [] }, signed: 'a.b.c' });
  /** What the hub says to a command; undefined: nothing in time. */
  hub = (): Omit<Receipt, 'id' | 'at'> | undefined => ({ outcome: 'accepted', position: 7 });
  private readonly folder = mkdtempSync(join(tmpdir(), 'desk-'));
  private ids = 0;

  constructor(readonly agency = 'vhs') {
    const config = {
      network: 'rheine',
      agency,
      dataFolder: join(this.folder, 'data'),
      sink: { file: join(this.folder, 'sink.jsonl'), linesAreTaken: false },
      sinks: [{ kind: 'pull', name: 'pull' }],
    } as Partial<AdapterConfig> as AdapterConfig;
    const clock = { now: () => this.now };
    this.memory = openMemory(config, new Uint8Array(32), sealer, clock);
    this.memory.agreements.put({
      agreement: inForce,
      hash: agreementHash(inForce),
      sealingKeys: {},
      signingKeys: { caritas: caritas.publicKeys.signing },
    });
    const feed = new Feed({
      ...config,
      journal: this.memory.journal,
      clock,
      log: { note: () => undefined },
      random: () => 0,
      deskUrl: () => this.desk.url,
    });
    this.routes = deskRoutes({
      feed,
      claim: () => undefined,
      network: 'rheine',
      agency,
      sealer,
      ticks: this.ticks,
      officers: [OFFICER],
      hubKeys: sealer.publicKeys.signing,
      memory: this.memory,
      clock,
      ids: { next: () => String((this.ids += 1)).padStart(22, '0') },
      receipts: { next: (id) => this.receipt(id) },
      ring: () => (this.rings += 1),
      hubUrl: 'https://hub.example',
      hubPages: 'https://weg.example',
      reads: {
        embedSession: async (read) => {
          this.sessions.push(read);
          return { token: 'a.b.c', expiresAt: NOW };
        },
        timeline: (read) => this.reading(read),
        officer: (read) => {
          this.asked.push(read);
          return this.officer();
        },
      },
      status: () => ({ quiet: true }) as AgencyStatus,
      importNow: () => undefined,
      push: () => undefined,
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

  /** A call whose answer is no JSON. */
  async text(path: string, staff = 'sb-017'): Promise<{ readonly headers: Headers; readonly text: string }> {
    const headers = { Authorization: `Bearer ${TOKEN}`, 'X-Staff': staff };
    const response = await fetch(this.desk.url + path, { headers });
    return { headers: response.headers, text: await response.text() };
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

  /** The hub tells of the case of file 000123. */
  tell(over: Partial<CaseEvidence> = {}): void {
    const told = { ...nothingTold, handle: this.memory.identity.handle('000123'), ...over };
    const { after } = this.memory.evidence.state();
    this.memory.evidence.take({
      cases: [told],
      recalls: [],
      next: after + 1,
      more: false,
      agreementHash: agreementHash(inForce),
      registryRevision: 1,
      at: NOW,
      staleAfter: '2027-01-01T00:00:00.000Z',
    });
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
