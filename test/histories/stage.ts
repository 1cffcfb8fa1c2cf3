import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClaimReply, Receipt, SignedEnvelope, TimelineReply } from '#catalogue';
import { catalogueEntry } from '#catalogue';
import { Claims } from '#disclosure';
import { linkCodeHash, publicKeysOf } from '#jose';
import { EventStore, KeyVault, Sealer } from '#ports';
import { openBacking } from '../../apps/hub/src/life/backing.ts';
import type { HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import {
  AgencyOfSpec,
  handleOf,
  hubOnMemory,
  NETWORK,
  newAgencies,
  OPEN,
} from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { SigningKey } from '../checker/judge-signatures.ts';
import type { LogEntry, Violation } from '../checker/log-entry.ts';
import { judge } from '../checker/judge.ts';
import { readMemoryLog } from '../checker/read-memory-log.ts';
import { releaseOf } from '../checker/release.ts';
import { ScheduledStore } from './scheduled-store.ts';

/** The agreement of the histories: small, without notices, with rows of every kind. */
export const agreementText = readFileSync(
  join(import.meta.dirname, '../../docs/gate-vectors/agreements/course.yaml'),
  'utf8',
);

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';

/** What an agency was shown, as it arrived. */
interface Arrival {
  readonly agency: string;
  readonly door: 'claim' | 'timeline';
  readonly id: string;
}

/** A hub on memory that lets everybody race, with real keys and all that comes in and goes out as over the wire. */
export class HistoryStage {
  readonly arrivals: Arrival[] = [];
  readonly #cursors = new Map<string, number>();
  #count = 0;

  private constructor(
    readonly hub: HubOnMemory,
    readonly store: ScheduledStore,
    readonly agencies: Readonly<Record<string, AgencyOfSpec>>,
  ) {}

  static async set(): Promise<HistoryStage> {
    const store = new ScheduledStore();
    const backing = await openBacking('memory', () => undefined);
    const agencies = { ...newAgencies(), ehrenamt: new AgencyOfSpec('ehrenamt') };
    const parties = Object.values(agencies).map(({ agency, own }) => ({
      agency,
      keys: publicKeysOf(own),
      brokerKey: `U${'A'.repeat(55)}`,
    }));
    const network = { network: NETWORK, agreement: agreementText, parties };
    const hub = await hubOnMemory({ networks: [network] }, Object.assign(backing, { store }), agencies);
    return new HistoryStage(hub, store, agencies);
  }

  /** A case that all of these share; the first one opens it. */
  async share(name: string, agencies: readonly string[]): Promise<void> {
    const [host = '', ...guests] = agencies;
    const validUntil = new Date(Date.now() + 86_400_000).toISOString();
    const codeFor = (guest: string) => linkCodeHash(`${name}-${guest}`);
    const codes = guests.map((guest) => ({ codeHash: codeFor(guest), validUntil }));
    await this.must(host, name, [OPEN, {}], ...codes.map((code) => [MAKE_CODE, code] as const));
    await Promise.all(guests.map((guest) => this.must(guest, name, [REDEEM, { codeHash: codeFor(guest) }])));
  }

  /** One agency says something about a case; what became of it. */
  async say(agency: string, name: string, type: string, data: object = {}): Promise<Receipt> {
    const [receipt] = await this.hub.tell(agency, this.#said(agency, name, type, data));
    return receipt!;
  }

  /** The same for several things in one message, of which all must be accepted; their ids. */
  async must(
    agency: string,
    name: string,
    ...things: readonly (readonly [type: string, data?: object])[]
  ): Promise<readonly string[]> {
    const said = things.map(([type, data]) => this.#said(agency, name, type, data));
    const receipts = await this.hub.tell(agency, ...said);
    const refused = receipts.find(({ outcome }) => outcome !== 'accepted');
    if (refused !== undefined) throw new Error(`${agency} in ${name}: ${JSON.stringify(refused)}`);
    return receipts.map(({ id }) => id);
  }

  #said(agency: string, name: string, type: string, data: object = {}): SignedEnvelope {
    this.#count += 1;
    return this.hub.agencyOf(agency).says({
      type,
      data,
      name: `said-${this.#count}`,
      handle: handleOf(agency, name),
      time: new Date(Date.now() - 1_000).toISOString(),
      kind: /\.(case|consent|rights|disclosure)\./.test(type) ? 'command' : 'event',
    });
  }

  /** An event of this type, with what the catalogue gives as an example. */
  record(agency: string, name: string, type: string): Promise<Receipt> {
    const full = `de.wegmarke.${type}.v1`;
    return this.say(agency, name, full, catalogueEntry(full)?.example);
  }

  /** Staff reads the timeline; how many entries of others it was shown, undefined when the hub could not. */
  async read(agency: string, name: string): Promise<number | undefined> {
    const answer = await this.hub.readTimeline(agency, { handle: handleOf(agency, name) });
    if (answer.statusCode !== 200) return undefined;
    return this.#arrived(agency, 'timeline', this.hub.opened(agency, answer.body) as TimelineReply);
  }

  /** The adapter claims what came since it last did. */
  async claim(agency: string): Promise<number | undefined> {
    const after = this.#cursors.get(agency) ?? 0;
    const sent: Uint8Array[] = [];
    const ask = {
      kind: 'claim',
      network: NETWORK,
      agency,
      after,
      max: 50,
      at: new Date().toISOString(),
    } as const;
    await this.hub.app
      .get(Claims)
      .answer(ask, { send: (bytes) => void sent.push(bytes) })
      .catch(() => undefined);
    const [bytes] = sent;
    if (bytes === undefined) return undefined;
    const reply = this.hub.opened(agency, Buffer.from(bytes).toString()) as ClaimReply;
    this.#cursors.set(agency, Math.max(after, reply.next));
    return this.#arrived(agency, 'claim', reply);
  }

  log(): Promise<readonly LogEntry[]> {
    return readMemoryLog(this.hub.app.get(EventStore), this.hub.app.get(KeyVault));
  }

  /** Every invariant that the log breaks, and what arrived without being in it (C2). */
  async violations(): Promise<readonly Violation[]> {
    const log = await this.log();
    const keys = this.hub.app.get(Sealer).publicKeys.signing as unknown as readonly SigningKey[];
    const released = new Set(
      log.flatMap((entry) => {
        const release = releaseOf(entry);
        const ids = release?.decisions.flatMap(({ eventIds }) => eventIds) ?? [];
        return ids.map((id) => `${release?.recipient} ${release?.door} ${id}`);
      }),
    );
    const unrecorded = this.arrivals.filter(
      ({ agency, door, id }) => !released.has(`${agency} ${door} ${id}`),
    );
    return [
      ...judge(log, keys).map((one) => ({ ...one, says: `${log[one.position - 1]?.type}: ${one.says}` })),
      ...unrecorded.map(({ id }) => ({ rule: 'C1' as const, position: 0, says: `${id} arrived unrecorded` })),
    ];
  }

  #arrived(agency: string, door: Arrival['door'], { entries }: TimelineReply | ClaimReply): number {
    this.arrivals.push(...entries.map(({ id }) => ({ agency, door, id })));
    return entries.filter((entry) => entry.agency !== agency).length;
  }
}
