import type { AgreementInForce, CaseFiles, LoadedCase } from '#casefile';
import { caseEvidence, linkOf } from '#casefile';
import type { EvidenceAsk, EvidenceReply } from '#catalogue';
import type { Clock, EvidenceIndex, EventStore, Parking, Position, ReplyChannel, Sealer } from '#ports';
import type { Registry } from '#registry';
import { parkedCases } from '../follow/parked-cases.ts';
import { plusMilliseconds } from '../instant.ts';
import { NotCaughtUp } from '../not-caught-up.ts';
import type { RecallNotices } from '../recall/recall-notices.ts';

/** How long an adapter may decide on this evidence, milliseconds: bounds how late a withdrawal can reach one that is cut off. */
const FRESH_MS = 10 * 60_000;
/** How long a question waits until all that is in the record has been noted, milliseconds. */
const NOTED_WAIT_MS = 3_000;

/** Answers what an agency's own gate must know: its own links, its own provisions, the facts known to it, and nothing of anybody else. */
export class EvidenceFeed {
  constructor(
    private readonly parts: {
      readonly files: CaseFiles;
      readonly registry: Registry;
      readonly index: EvidenceIndex;
      readonly store: Pick<EventStore, 'head'>;
      /** Tells whether all changes up to a position have been noted. */
      readonly noted: { reached(position: Position, withinMs: number): Promise<boolean> };
      /** Tells which cases are set aside, as something in them cannot be read. */
      readonly parking: Pick<Parking, 'parked'>;
      /** Tells what the agency has to answer for. */
      readonly recalls: Pick<RecallNotices, 'of'>;
      readonly sealer: Sealer;
      readonly clock: Clock;
    },
  ) {}

  /** Answers one question of an agency that has been authenticated; without an agreement or a key there is no answer. */
  async answer(ask: EvidenceAsk, channel: ReplyChannel): Promise<void> {
    const { registry, sealer, clock, store, noted } = this.parts;
    const key = (await registry.agency(ask.network, ask.agency))?.keys.sealing;
    if (key === undefined) return;
    // What an agency is told to be all must be all: a consent that was just withdrawn too.
    if (!(await noted.reached(await store.head(), NOTED_WAIT_MS))) throw new NotCaughtUp('evidence');
    const reply = await this.#reply(ask, clock.now());
    if (reply === undefined) return;
    await channel.send(Buffer.from(sealer.seal(Buffer.from(sealer.sign(reply)), key)));
  }

  async #reply({ network, agency, after, max }: EvidenceAsk, at: string): Promise<EvidenceReply | undefined> {
    const { files, registry, index, parking, recalls } = this.parts;
    const inForce = await registry.agreementAt(network, at);
    if (inForce === undefined) return undefined;
    const changes = await index.changes(network, agency, after, max);
    // A case that is set aside is told in whole when it is released.
    const parked = await parkedCases(parking, network, ['evidence']);
    const readable = changes.filter(({ caseId }) => !parked.has(caseId));
    const loaded = await Promise.all(readable.map(({ caseId }) => files.load(network, caseId)));
    const cases = await Promise.all(loaded.map((one) => this.#toldOf(one, inForce, agency, at)));
    return {
      cases: cases.filter((one) => one !== undefined),
      recalls: await recalls.of(network, agency),
      next: changes.at(-1)?.revision ?? after,
      more: changes.length >= max,
      agreementHash: inForce.hash,
      registryRevision: inForce.revision,
      at,
      staleAfter: plusMilliseconds(at, FRESH_MS),
    };
  }

  /** A handle that was split off from one case may stand for another by now: then that one is told of, and nothing of the first. */
  async #toldOf(
    { network, caseId, state }: LoadedCase,
    inForce: AgreementInForce,
    agency: string,
    at: string,
  ) {
    const told = caseEvidence(state, inForce, agency, at);
    if (told === undefined || linkOf(state, agency) !== undefined) return told;
    const { caseId: now = caseId } = await this.parts.files.standingOf(network, agency, told.handle);
    return now === caseId ? told : undefined;
  }
}
