import type { ClaimReply, Receipt, SignedEnvelope, TimelineReply } from '#catalogue';
import { catalogueEntry, MAX_BATCH } from '#catalogue';
import { caseStreamName } from '#casefile';
import { Claims } from '#disclosure';
import { linkCodeHash, publicKeysOf } from '#jose';
import type { KeyOwner } from '#ports';
import { EventStore, KeyVault, Sealer } from '#ports';
import { RevocationClock } from '../../apps/hub/src/life/revocation-clock.ts';
import { openBacking } from '../../apps/hub/src/life/backing.ts';
import type { DoorsOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import {
  AgencyOfSpec,
  handleOf,
  hubOnMemory,
  NETWORK,
  newAgencies,
  OPEN,
} from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { SigningKey } from '../checker/agency-keys.ts';
import type { LogEntry, Violation } from '../checker/log-entry.ts';
import { judge } from '../checker/judge.ts';
import { entryOf, readMemoryLog } from '../checker/read-memory-log.ts';
import { releaseOf } from '../checker/release.ts';
import { agreementOf } from './agreement.ts';
import { releasedAfterErasure } from './released-after-erasure.ts';
import { RememberingShelf } from './remembering-shelf.ts';
import { ScheduledStore } from './scheduled-store.ts';

const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';

/** What an agency was shown, as it arrived. */
export interface Arrival {
  readonly agency: string;
  readonly door: 'claim' | 'timeline' | 'export';
  readonly id: string;
}

/** What an agency says about a case of this name. */
export type Saying = readonly [agency: string, name: string, type: string, data?: object];

type Agencies = Readonly<Record<string, AgencyOfSpec>>;

/** A hub on memory that lets everybody race, with real keys and all that comes in and goes out as over the wire. */
export class HistoryStage {
  readonly arrivals: Arrival[] = [];
  readonly #cursors = new Map<string, number>();
  /** Events as they were sent, by who said them about which file. */
  readonly #told = new Map<string, readonly SignedEnvelope[]>();
  #count = 0;

  private constructor(
    readonly hub: DoorsOnMemory,
    readonly store: ScheduledStore,
    readonly agencies: Agencies,
    /** What was read before its key was destroyed, by position. */
    private readonly remembered: Map<number, LogEntry>,
  ) {}

  /** A hub that serves one network. */
  static async set(): Promise<HistoryStage> {
    return (await HistoryStage.setEach([{ network: NETWORK, agencies: sixAndVolunteers() }]))[0]!;
  }

  /** One hub that serves several networks: a stage for each. */
  static async setEach(
    networks: readonly { readonly network: string; readonly agencies: Agencies }[],
  ): Promise<readonly HistoryStage[]> {
    const store = new ScheduledStore();
    const shelf = new RememberingShelf();
    const backing = await openBacking('memory', () => undefined);
    const hub = await hubOnMemory(
      { networks: networks.map(({ network, agencies }) => setupOf(network, agencies)) },
      Object.assign(backing, { store, shelf }),
      networks[0]?.agencies,
    );
    const remembered = new Map<number, LogEntry>();
    const stages = networks.map(
      ({ network, agencies }) =>
        new HistoryStage(hub.inNetwork(network, agencies), store, agencies, remembered),
    );
    shelf.remember = async (owners) => stages[0]?.remember(owners);
    return stages;
  }

  /** A case that all of these share; the first one opens it. */
  share(name: string, agencies: readonly string[]): Promise<void> {
    return this.shareEach([[name, agencies]]);
  }

  /** The same for many cases. */
  async shareEach(cases: readonly (readonly [name: string, agencies: readonly string[]])[]): Promise<void> {
    const validUntil = new Date(Date.now() + 86_400_000).toISOString();
    const codeFor = (name: string, guest: string) => ({ codeHash: linkCodeHash(`${name}-${guest}`) });
    const opened = cases.flatMap(([name, [host = '', ...guests]]): Saying[] => [
      [host, name, OPEN],
      ...guests.map((guest): Saying => [host, name, MAKE_CODE, { ...codeFor(name, guest), validUntil }]),
    ]);
    await this.mustEach(opened);
    await this.mustEach(
      cases.flatMap(([name, [, ...guests]]) =>
        guests.map((guest): Saying => [guest, name, REDEEM, codeFor(name, guest)]),
      ),
    );
  }

  /** One agency says something about a case; what became of it. */
  async say(agency: string, name: string, type: string, data: object = {}): Promise<Receipt> {
    const [receipt] = await this.hub.tellUntilTaken(agency, this.#said(agency, name, type, data));
    return receipt!;
  }

  /** Several things about one case in one message, of which all must be accepted; their ids. */
  must(
    agency: string,
    name: string,
    ...things: readonly (readonly [type: string, data?: object])[]
  ): Promise<readonly string[]> {
    return this.mustEach(things.map(([type, data]) => [agency, name, type, data]));
  }

  /** The same about many cases, in as few messages of each agency as they fit in; the ids in the same order. */
  async mustEach(sayings: readonly Saying[]): Promise<readonly string[]> {
    const said = sayings.map((saying) => ({ agency: saying[0], signed: this.#said(...saying) }));
    const ofEach = [...Map.groupBy(said, ({ agency }) => agency)];
    await Promise.all(
      ofEach.map(async ([agency, own]) => {
        for (let told = 0; told < own.length; told += MAX_BATCH) {
          const batch = own.slice(told, told + MAX_BATCH).map(({ signed }) => signed);
          const receipts = await this.hub.tell(agency, ...batch);
          const refused = receipts.find(({ outcome }) => outcome !== 'accepted');
          if (refused !== undefined) throw new Error(`${agency}: ${JSON.stringify(refused)}`);
        }
      }),
    );
    return said.map(({ signed }) => signed.envelope.id);
  }

  /** One agency sends again what it ever told of a file, as after a split. */
  async tellAgain(agency: string, name: string): Promise<void> {
    const told = this.#told.get(`${agency} ${name}`) ?? [];
    for (let sent = 0; sent < told.length; sent += MAX_BATCH)
      await this.hub.tellUntilTaken(agency, ...told.slice(sent, sent + MAX_BATCH));
  }

  #said(...saying: Saying): SignedEnvelope {
    const [agency, name] = saying;
    const signed = this.#signed(...saying);
    const file = `${agency} ${name}`;
    if (signed.envelope.kind === 'event') this.#told.set(file, [...(this.#told.get(file) ?? []), signed]);
    return signed;
  }

  #signed(...[agency, name, type, data = {}]: Saying): SignedEnvelope {
    this.#count += 1;
    return this.hub.agencyOf(agency).says({
      type,
      data,
      name: `${this.hub.network}-${this.#count}`,
      handle: handleOf(agency, name),
      network: this.hub.network,
      time: new Date(Date.now() - 1_000).toISOString(),
      kind: /\.(case|consent|rights|disclosure|keys)\./.test(type) ? 'command' : 'event',
    });
  }

  /** An event of this type, with what the catalogue gives as an example. */
  record(agency: string, name: string, type: string): Promise<Receipt> {
    const full = `de.wegmarke.${type}.v1`;
    return this.say(agency, name, full, catalogueEntry(full)?.example);
  }

  /** Staff reads the timeline or takes it along; how many entries of others it was shown, undefined when the hub could not. */
  async read(agency: string, name: string, door: 'timeline' | 'export' = 'timeline') {
    const { network } = this.hub;
    const url = `/v1/networks/${network}/cases/${handleOf(agency, name)}/${door === 'export' ? 'timeline/export' : door}`;
    const reader = { network, agency, actor: 'staff-17' };
    const token = await this.hub.tokens(agency).make(reader, { method: 'GET', path: url });
    const answer = await this.hub.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
    if (answer.statusCode !== 200) return undefined;
    return this.#arrived(agency, door, this.hub.opened(agency, answer.body) as TimelineReply);
  }

  /** The adapter claims what came since it last did. */
  async claim(agency: string): Promise<number | undefined> {
    const after = this.#cursors.get(agency) ?? 0;
    const sent: Uint8Array[] = [];
    const ask = {
      kind: 'claim',
      network: this.hub.network,
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

  /**
   * The whole log; what was erased stands there as it was read before that. First the hub looks, as it does every five seconds, for what
   * it had in hand when a key was revoked: only then everything is there that it promises.
   */
  async log(): Promise<readonly LogEntry[]> {
    await this.hub.app.get(RevocationClock).round();
    const log = await readMemoryLog(this.hub.app.get(EventStore), this.hub.app.get(KeyVault));
    return log.map((entry) =>
      entry.kind === 'gone' ? (this.remembered.get(entry.position) ?? entry) : entry,
    );
  }

  private async remember(owners: readonly KeyOwner[]): Promise<void> {
    const vault = this.hub.app.get(KeyVault);
    for (const { network, caseId } of owners) {
      const { events } = await this.store.read(caseStreamName(network, caseId));
      const entries = await Promise.all(events.map((event) => entryOf(event, vault)));
      for (const entry of entries) if (entry.kind === 'fact') this.remembered.set(entry.position, entry);
    }
  }

  /** Every invariant that the log breaks, and what arrived without being in it (C2). */
  async violations(): Promise<readonly Violation[]> {
    return this.violationsIn(await this.log());
  }

  /** The same of a log that was read when all was quiet. */
  violationsIn(log: readonly LogEntry[]): readonly Violation[] {
    const keys = this.hub.app.get(Sealer).publicKeys.signing as unknown as readonly SigningKey[];
    const released = new Set(
      log.flatMap((entry) => {
        const release = releaseOf(entry);
        const ids = release?.decisions.flatMap(({ eventIds }) => eventIds) ?? [];
        return ids.map((id) => `${entry.network} ${release?.recipient} ${release?.door} ${id}`);
      }),
    );
    const unrecorded = this.arrivals.filter(
      ({ agency, door, id }) => !released.has(`${this.hub.network} ${agency} ${door} ${id}`),
    );
    return [
      ...releasedAfterErasure(log),
      ...judge(log, keys).map((one) => ({ ...one, says: `${log[one.position - 1]?.type}: ${one.says}` })),
      ...unrecorded.map(({ id }) => ({ rule: 'C1' as const, position: 0, says: `${id} arrived unrecorded` })),
    ];
  }

  #arrived(agency: string, door: Arrival['door'], { entries }: TimelineReply | ClaimReply): number {
    this.arrivals.push(...entries.map(({ id }) => ({ agency, door, id })));
    return entries.filter((entry) => entry.agency !== agency).length;
  }
}

/** The agencies of the specs and the volunteers, with new keys. */
export function sixAndVolunteers(): Agencies {
  return { ...newAgencies(), ehrenamt: new AgencyOfSpec('ehrenamt') };
}

function setupOf(network: string, agencies: Agencies) {
  const parties = Object.values(agencies).map(({ agency, own }) => ({
    agency,
    keys: publicKeysOf(own),
    brokerKey: `U${'A'.repeat(55)}`,
  }));
  return { network, agreement: agreementOf(network, Object.keys(agencies)), parties };
}
