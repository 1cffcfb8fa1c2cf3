import type { ReleasedEntry, SignedEnvelope, TimelineReply } from '#catalogue';
import { CaseFiles, datePeriods, expireKeys, factSealer } from '#casefile';
import { RECALL_REACTOR } from '#disclosure';
import { makeEnvelope, newSalt, ReadTokens } from '#jose';
import { KeyVault, Sealer } from '#ports';
import { SettableClock } from '#ports/memory';

import type { Backing } from '../../../../apps/hub/src/life/backing.ts';
import { openBacking } from '../../../../apps/hub/src/life/backing.ts';
import { Controllers } from '../../../../apps/hub/src/life/controllers.ts';
import { RandomIds } from '../../../../apps/hub/src/machine/random-ids.ts';
import type { HubOnMemory } from '../../../../apps/hub/src/spec/hub-on-memory.ts';
import { AgencyOfSpec, handleOf, hubOnMemory, NETWORK } from '../../../../apps/hub/src/spec/hub-on-memory.ts';
import { until } from '../../../../deploy/local/services/until.mjs';
import { parties } from './sample-network.ts';
import { shortType } from './timeline-table.ts';

/** The story of one person, told by the agencies of the sample agreement on a hub of its own, whose clock the story sets. */
export class Story {
  /** What was told in each event, by its id. */
  readonly told = new Map<string, Readonly<Record<string, unknown>>>();
  /** Who said each of these, and what type it was, by its id. */
  readonly #said = new Map<string, string>();
  /** Who shares the case. */
  readonly sharing: string[] = [];
  /** What agencies keep in their outboxes since nobody may have it yet. */
  #held: SignedEnvelope[] = [];
  #count = 0;

  private constructor(
    private readonly hub: HubOnMemory,
    private readonly backing: Backing,
    private readonly clock: SettableClock,
  ) {}

  static async begin(): Promise<Story> {
    const backing = await openBacking('memory', () => undefined);
    const clock = new SettableClock('2024-01-01T00:00:00.000Z');
    const agencies = Object.fromEntries(parties.map((agency) => [agency, new AgencyOfSpec(agency)]));
    return new Story(await hubOnMemory({}, backing, agencies, clock), backing, clock);
  }

  end(): Promise<void> {
    return this.hub.app.close();
  }

  now(): string {
    return this.clock.now();
  }

  /** A German day at noon, or after what was said last on it. */
  goTo(day: string): void {
    const [noon, now] = [`${day}T11:00:00.000Z`, this.now()];
    if (now.slice(0, 10) > day) throw new Error(`It is already ${now}: a story goes forward.`);
    if (now < noon) this.clock.set(noon);
  }

  /** Something that must be accepted; its id. What was held until then is handed in again, as adapters do when evidence changes. */
  async must(agency: string, name: string, data: object = {}, corrects?: string): Promise<string> {
    const signed = this.#signed(agency, name, data, corrects);
    const answer = await this.#answerTo(signed);
    if (answer !== 'accepted') throw new Error(`${agency}, ${name}: ${answer}`);
    await this.#handInAgain();
    return signed.envelope.id;
  }

  /** The hub's answer to something that it does not take; what it says is to be held stays in the agency's outbox. */
  async mustNot(agency: string, name: string, data: object): Promise<string> {
    const signed = this.#signed(agency, name, data);
    const answer = await this.#answerTo(signed);
    if (answer === 'accepted') throw new Error(`${agency}, ${name}: was accepted`);
    if (answer === 'NO_BASIS_NOW') this.#held.push(signed);
    return answer;
  }

  /** An id for a consent or a request. */
  newId(kind: string): string {
    this.#count += 1;
    return `${kind}-${this.#count}`.padEnd(24, '-');
  }

  /** What the clock's run destroys on this day: how many entries of which type can be read no more, by short names. */
  async retentionRuns(): Promise<Readonly<Record<string, number>>> {
    const { app } = this.hub;
    const { store, shelf, checkpoints } = this.backing;
    const controllers = app.get(Controllers);
    await datePeriods({
      store,
      shelf,
      checkpoints,
      retentionIn: (...what) => controllers.retention(...what),
    });
    const sealFacts = factSealer(app.get(KeyVault), app.get(Sealer));
    const runs = await expireKeys({ store, shelf, sealFacts, clock: this.clock, ids: new RandomIds() });
    const types = Object.entries(runs.get(NETWORK) ?? {}).filter(([type]) => type.startsWith('de.wegmarke.'));
    return Object.fromEntries(types.map(([type, count]) => [shortType(type), count]));
  }

  /** Types of what an agency keeps to itself, unknown to the hub. */
  heldBy(agency: string): readonly string[] {
    const own = this.#held.filter(({ envelope }) => envelope.agency === agency);
    return own.map(({ envelope }) => shortType(envelope.type));
  }

  async #handInAgain(): Promise<void> {
    const still: SignedEnvelope[] = [];
    for (const signed of this.#held) if ((await this.#answerTo(signed)) !== 'accepted') still.push(signed);
    this.#held = still;
  }

  async #answerTo(signed: SignedEnvelope): Promise<string> {
    const [receipt] = await this.hub.tell(signed.envelope.agency, signed);
    return receipt?.code ?? receipt?.outcome ?? 'no receipt';
  }

  #signed(agency: string, name: string, data: object, corrects?: string): SignedEnvelope {
    this.#count += 1;
    this.clock.advance(1_000);
    const statement = {
      id: Buffer.from(`${agency} ${this.#count}`.padEnd(32, '.')).toString('base64url'),
      handle: handleOf(agency),
      network: NETWORK,
      agency,
      type: `de.wegmarke.${name}.v1`,
      kind: /^(case|consent|rights|disclosure)\./.test(name) ? 'command' : 'event',
      time: this.now(),
      data: data as Readonly<Record<string, unknown>>,
      salt: newSalt(),
      ...(corrects !== undefined && { corrects }),
    } as const;
    this.told.set(statement.id, statement.data);
    this.#said.set(statement.id, `${agency} ${name}`);
    return makeEnvelope(statement, this.hub.agencyOf(agency).sealer);
  }

  /** What staff of an agency sees of the case at this instant. */
  async seenBy(agency: string): Promise<readonly ReleasedEntry[]> {
    const tokens = new ReadTokens(this.hub.agencyOf(agency).own, this.clock, new RandomIds());
    const reader = { network: NETWORK, agency, actor: 'staff-17' };
    const path = `/v1/networks/${NETWORK}/cases/${handleOf(agency)}/timeline`;
    const token = await tokens.make(reader, { method: 'GET', path });
    const answer = await this.hub.readTimeline(agency, { token });
    expect({ agency, status: answer.statusCode }).toEqual({ agency, status: 200 });
    return (this.hub.opened(agency, answer.body) as TimelineReply).entries;
  }

  /** What every party is to do with what it was told, by all recalls so far: `stop-using vhs language.registered`. */
  async recalls(): Promise<Readonly<Record<string, readonly string[]>>> {
    await until('recalls of all that happened', () => this.#recallsAreThere());
    const files = this.hub.app.get(CaseFiles).recalls;
    const at = async (party: string): Promise<readonly string[]> => {
      const waiting = await this.backing.recalls.of(NETWORK, party, 50);
      const notices = await Promise.all(waiting.map(({ recall }) => files.notice(NETWORK, recall)));
      return notices.flatMap((notice) =>
        (notice?.eventIds ?? []).map((id) => `${notice?.kind} ${this.#said.get(id) ?? id}`),
      );
    };
    return Object.fromEntries(
      await Promise.all(parties.map(async (party) => [party, await at(party)] as const)),
    );
  }

  /** Whether the hub has looked at all of its record, and it is known how every recall stands. */
  async #recallsAreThere(): Promise<true | undefined> {
    const { store, checkpoints, recalls } = this.backing;
    const seen = Math.min(await checkpoints.of(RECALL_REACTOR), await recalls.checkpoint());
    return seen >= (await store.head()) || undefined;
  }
}
