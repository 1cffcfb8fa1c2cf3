import { join } from 'node:path';
import type { EvidenceReply, Receipt } from '#catalogue';
import type { AgencyLink } from '#nats';
import type { Clock, NoteSigner, PublicKeys, Sealer } from '#ports';
import type { AdapterConfig } from '../config/adapter-config.ts';
import { BlindNotices } from '../conflicts/blind-notices.ts';
import { AdapterGate } from '../gate/adapter-gate.ts';
import { HeldItems } from '../gate/held-items.ts';
import { AgreementFeed } from '../hub/agreement-feed.ts';
import { BrokerChannel } from '../hub/broker-channel.ts';
import { EvidenceFeed } from '../hub/evidence-feed.ts';
import type { HubReads } from '../hub/hub-reads.ts';
import { IntakePump } from '../hub/intake-pump.ts';
import { ReceiptDesk } from '../hub/receipt-desk.ts';
import { recordedSince } from '../hub/recorded-envelopes.ts';
import { ClaimLoop } from '../inbox/claim-loop.ts';
import { LinkNumbers } from '../inbox/link-numbers.ts';
import { AutomaticRecalls } from '../recall/automatic-recalls.ts';
import { writeHeadFile } from '../witness/head-file.ts';
import { Witness } from '../witness/witness.ts';
import { park } from '../outbox/parked.ts';
import type { AdapterLog } from './adapter-log.ts';
import { errorFields, Trouble } from './adapter-log.ts';
import { keepHouse } from './housekeeping.ts';
import { Loops } from './loops.ts';
import type { Memory } from './memory.ts';
import { Settling } from './settling.ts';

const CLAIM_MAX = 100;
const EVIDENCE_MAX = 200;

/** What the exchange with the hub works with. */
export interface ExchangeParts {
  readonly config: AdapterConfig;
  readonly memory: Memory;
  readonly sealer: Sealer;
  readonly hubKeys: PublicKeys;
  readonly noteSigner: Pick<NoteSigner, 'cosign'>;
  readonly reads: HubReads;
  readonly link: Pick<
    AgencyLink,
    'state' | 'onState' | 'publishIntake' | 'request' | 'onReceipts' | 'onBell'
  >;
  readonly clock: Clock;
  readonly log: AdapterLog;
  /** Told when an agreement is known for the first time or another one is in force. */
  readonly agreementKnown: () => void;
  /** Told when something of this agency's cases is new here: evidence, what was received, receipts. */
  readonly changed: () => void;
}

/** Everything between one agency's memory and the hub: what goes, what comes, and what is asked again when something changed. */
export class Exchange {
  readonly receipts: ReceiptDesk;
  readonly links: LinkNumbers;
  readonly loops: Loops;
  private readonly gate: AdapterGate;
  private readonly held: HeldItems;
  private readonly pump: IntakePump;
  private readonly channel: BrokerChannel;
  private readonly recallTrouble: Trouble;
  private readonly settling: Settling;
  /** Whether the hub rang, or may have, and nobody was told since: what may be seen changes also where nothing is to be fetched. */
  private isRung = false;

  constructor(private readonly parts: ExchangeParts) {
    const { memory, config, sealer, hubKeys, clock, log } = parts;
    const { network, agency } = config;
    const ring = (): void => this.loops.pump.ring();
    this.channel = new BrokerChannel(parts.link);
    this.recallTrouble = new Trouble(log, 'recall-failed');
    this.gate = new AdapterGate({ ...memory, network, agency });
    this.held = new HeldItems({ ...memory, gate: this.gate, clock, ring });
    this.links = new LinkNumbers({ ...memory, agency, sealer, clock, ring });
    this.pump = new IntakePump({
      channel: this.channel,
      sealer,
      hubSealingKey: hubKeys.sealing,
      clock,
      journal: memory.journal,
      outbox: memory.outbox,
      whyHeld: (item, at) => this.gate.whyHeld(item, at),
      park: (id, reason) => park(memory.journal, id, reason),
    });
    this.settling = new Settling({
      memory,
      pump: this.pump,
      clock,
      log,
      signedAgain: () => this.sendAgain(),
    });
    this.receipts = new ReceiptDesk({
      network,
      agency,
      sealer,
      hubKeys: hubKeys.signing,
      outbox: this.settling,
      journal: memory.journal,
      settled: (receipts) => this.settled(receipts),
    });
    this.loops = new Loops(this.work(), log, config.pollMs);
  }

  /** Begins to listen and to ask; comes back from whatever stops working. */
  start(): void {
    const { link, log, memory, agreementKnown } = this.parts;
    if (memory.agreements.current() !== undefined) agreementKnown();
    this.held.everything();
    link.onReceipts((message) => {
      try {
        this.receipts.take(message);
      } catch (error) {
        log.note('receipt-dropped', errorFields(error));
      }
    });
    link.onBell(() => {
      this.isRung = true;
      this.loops.evidence.ring();
      this.loops.claims.ring();
    });
    link.onState((state) => {
      log.note('broker', { state });
      if (state !== 'online') return;
      this.isRung = true;
      this.loops.ringAll();
    });
    this.loops.start();
  }

  /** Whether the hub is in reach and there is nothing to ask, send or take. */
  get calm(): boolean {
    return this.loops.calm && this.parts.memory.agreements.current() !== undefined;
  }

  /** How often evidence and claims have been asked for since the start. */
  get rounds(): number {
    return this.loops.rounds;
  }

  get online(): boolean {
    return this.channel.online;
  }

  /** Whether the hub said of something under way that this agency's key is not usable, and has taken nothing since. */
  get isKeyRefused(): boolean {
    return this.settling.isKeyRefused;
  }

  /** Sends what was recorded since an instant again, for a hub that was restored from a backup. */
  async replay(since: string): Promise<void> {
    await this.pump.replay(recordedSince(this.parts.memory.journal, since));
  }

  private work() {
    const { config, memory, sealer, hubKeys, clock, reads } = this.parts;
    const { network, agency, retentionDays } = config;
    const signing = hubKeys.signing;
    const { channel, held } = this;
    const witness = this.witness();
    const claims = new ClaimLoop({
      ...memory,
      network,
      agency,
      channel,
      sealer,
      clock,
      max: CLAIM_MAX,
      proposed: () => this.links.answerProposals(),
    });
    const recalls = new AutomaticRecalls({
      ...memory,
      linesAreTaken: config.sink?.linesAreTaken ?? false,
      clock,
      ring: () => {
        for (const loop of [this.loops.pump, this.loops.claims]) loop.ring();
        this.changed();
      },
    });
    const evidence = new EvidenceFeed({
      network,
      agency,
      channel,
      sealer,
      clock,
      hubKeys: signing,
      book: memory.evidence,
      max: EVIDENCE_MAX,
      recalled: (reply) => this.called(recalls, reply),
      changed: (cases, agreementHash) => {
        held.evidenceChanged(cases);
        if (cases.length > 0) this.changed();
        held.evidenceIsFresh();
        if (memory.agreements.current()?.hash !== agreementHash) this.loops.agreement.ring();
      },
    });
    const agreement = new AgreementFeed({
      network,
      reads,
      sealer,
      clock,
      hubKeys: signing,
      book: memory.agreements,
      changed: () => this.agreementChanged(),
    });
    const notices = new BlindNotices({ ...memory, agency, gate: this.gate, clock });
    return {
      pump: async () => {
        if (memory.agreements.current() !== undefined) await this.pump.run();
      },
      claims: async () => {
        const before = memory.inbox.cursor().after;
        await claims.run();
        if (this.isRung || memory.inbox.cursor().after !== before) this.changed();
      },
      evidence: () => evidence.run(),
      agreement: () => agreement.run(),
      ledger: () => witness.run(),
      refill: () => this.refillNext(),
      housekeeping: () => keepHouse({ memory, held, notices, clock, retentionDays }),
    };
  }

  /** A sink that cannot be written must not make the hub look silent: it is tried again with the next answer. */
  private called(recalls: AutomaticRecalls, reply: Pick<EvidenceReply, 'recalls' | 'at'>): void {
    try {
      recalls.take(reply);
      this.recallTrouble.isOver();
    } catch (error) {
      this.recallTrouble.is(error);
    }
  }

  private witness(): Witness {
    const { config, memory, sealer, hubKeys, clock, log, noteSigner } = this.parts;
    const { network, agency, dataFolder } = config;
    return new Witness({
      network,
      agency,
      clock,
      log,
      sealer,
      channel: this.channel,
      hubKeys: hubKeys.signing,
      journal: memory.journal,
      isHubSilent: () => this.loops.evidence.isFailing,
      books: memory.ledger,
      signer: noteSigner,
      showHead: (note) => writeHeadFile(join(dataFolder, 'ledger-head.note'), note),
      restarted: (since) => {
        memory.evidence.startOver();
        memory.inbox.renumbered(since);
        memory.recalls.renumbered(since);
        this.loops.evidence.ring();
        this.loops.refill.ring();
      },
    });
  }

  /** One batch; the next one when its receipts are in. */
  private async refillNext(): Promise<void> {
    const { memory, clock } = this.parts;
    if (!this.channel.online) return;
    const batch = memory.ledger.refill.next(clock.now());
    if (batch.length > 0) await this.pump.replay([batch]);
  }

  private changed(): void {
    this.isRung = false;
    this.parts.changed();
  }

  private agreementChanged(): void {
    this.parts.log.note('agreement', { hash: this.parts.memory.agreements.current()?.hash });
    this.held.everything();
    this.links.agreementChanged();
    this.parts.agreementKnown();
    this.loops.pump.ring();
  }

  private settled(receipts: readonly Receipt[]): void {
    this.held.receiptsCame(receipts);
    if (receipts.length > 0) this.changed();
    this.sendAgain();
  }

  private sendAgain(): void {
    this.loops.pump.ring();
    this.loops.refill.ring();
  }
}
