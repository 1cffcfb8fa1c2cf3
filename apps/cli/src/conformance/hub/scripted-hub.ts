import type { Agreement } from '#agreement';
import { agreementHash } from '#agreement';
import type {
  CaseEvidence,
  ClaimReply,
  Envelope,
  IntakeBatch,
  RecallNotice,
  Receipt,
  ReleasedEntry,
  SignedEnvelope,
} from '#catalogue';
import { generateKeys, JoseSealer, loadKeys } from '#jose';
import type { Clock, PublicKeys } from '#ports';
import { CaseBook } from './case-book.ts';
import type { Arrival, AskSeen } from './wire.ts';
import { Wire } from './wire.ts';

/** What the hub does with one envelope: a receipt, none, or one that somebody else signed. */
export type Treatment = Pick<Receipt, 'outcome' | 'code'> | 'no-receipt' | 'forged-receipt';

/** How a reply to a claim differs from the honest one. */
export interface ClaimTwist {
  /** Changes the reply before it is sealed. */
  readonly change?: (reply: ClaimReply) => ClaimReply;
  readonly isForStranger?: true;
}

/** Whom the hub talks to, by what and when. */
export interface HubPlan {
  readonly network: string;
  readonly agency: string;
  readonly agencyKeys: PublicKeys;
  readonly agreement: Agreement;
  readonly clock: Clock;
}

/** By what the hub reaches the agency; set when there is a broker. */
export interface HubWay {
  publishReceipts(bytes: Uint8Array): void;
  ringBell(): void;
}

const ACCEPTED = { outcome: 'accepted' } as const;
const OPEN = 'de.wegmarke.case.open.v1';
/** How long an honest answer may be used, and evidence counts as fresh; milliseconds. */
const ANSWER_MS = 250;
const FRESH_MS = 600_000;

/** A hub that keeps to the protocol except where a case of the kit tells it not to, and notes all it is sent. */
export class ScriptedHub {
  readonly sealer = new JoseSealer(loadKeys(generateKeys('kit-hub')));
  /** Keys that nobody announced: what they sign or are sealed to must count for nothing. */
  readonly stranger = new JoseSealer(loadKeys(generateKeys('kit-stranger')));
  readonly wire = new Wire();
  readonly cases = new CaseBook();
  readonly releases: ReleasedEntry[] = [];
  agreement: Agreement;
  recalls: readonly RecallNotice[] = [];
  /** Whether an opened case is linked at once. */
  linksAtOnce = true;
  /** Who signs what is told of cases. */
  teller = this.sealer;
  /** Used for the next reply to a claim, once. */
  twist: ClaimTwist | undefined;
  way: HubWay | undefined;
  /** Told of each claim before it is answered. */
  claimed: (after: number) => void = () => undefined;
  readonly #treatments = new Map<string, (arrival: Arrival) => Treatment>();
  /** A number is never given twice, also not when its entry was taken back. */
  #released = 0;
  readonly #recorded = new Map<string, Receipt>();

  constructor(readonly plan: HubPlan) {
    this.agreement = plan.agreement;
  }

  /** What becomes of a case's envelopes from now on; without `how` they are accepted. */
  treat(handle: string, how?: (arrival: Arrival) => Treatment): void {
    if (how === undefined) this.#treatments.delete(handle);
    else this.#treatments.set(handle, how);
  }

  /** Tells something new of a case, and rings. */
  tell(handle: string, change: Partial<CaseEvidence>): void {
    this.cases.change(handle, change);
    this.way?.ringBell();
  }

  /** Lets the agency have an entry, and rings. */
  release(entry: Omit<ReleasedEntry, 'seq'>): void {
    this.#released += 1;
    this.releases.push({ ...entry, seq: this.#released });
    this.way?.ringBell();
  }

  get signedAgreement(): string {
    const { network } = this.plan;
    return this.sealer.sign({
      network,
      hash: agreementHash(this.agreement),
      agreement: this.agreement,
      registryRevision: 1,
      keys: [],
    });
  }

  /** One intake message: noted, and answered as the cases want it. */
  takeIntake(bytes: Uint8Array): void {
    const at = Date.now();
    const opened = this.sealer.open(textOf(bytes));
    const read = batchIn(textOf(opened ?? bytes));
    if (read === undefined) return void (this.wire.unreadable += 1);
    const arrived = this.wire.take({ at, isSealed: opened !== undefined, batch: read.batch });
    const treated = arrived.map((one) => ({ one, how: this.#treatments.get(one.handle)?.(one) ?? ACCEPTED }));
    const forged = treated.filter(({ how }) => how === 'forged-receipt').map(({ one }) => accepted(one, at));
    if (forged.length > 0) this.#send(forged, this.stranger);
    const receipts = treated.flatMap(({ one, how }) =>
      typeof how === 'string' ? [] : [this.#judged(one, how)],
    );
    if (receipts.length > 0) this.#send(receipts, this.sealer);
  }

  /** The answer to a question; undefined when there is none. */
  answer(kind: AskSeen['kind'], bytes: Uint8Array): Uint8Array | undefined {
    const { agencyKeys } = this.plan;
    const verified = this.sealer.verify(textOf(bytes), agencyKeys.signing);
    const ask = (verified ?? payloadOf(textOf(bytes))) as AskSeen['ask'] | undefined;
    if (ask === undefined) return void (this.wire.unreadable += 1);
    this.wire.asks.push({ at: Date.now(), kind, isSigned: verified !== undefined, ask });
    const after = Number(ask['after']);
    if (kind === 'claim') return this.#claim(after);
    const told =
      kind === 'evidence' ? this.#evidence(after) : { consistency: [], proofs: [], at: this.#now() };
    return this.#sealed((kind === 'evidence' ? this.teller : this.sealer).sign(told));
  }

  #judged(arrival: Arrival, how: Pick<Receipt, 'outcome' | 'code'>): Receipt {
    const { envelope, handle } = arrival;
    const known = this.#recorded.get(envelope.id);
    if (known !== undefined) return known;
    const receipt = { id: envelope.id, ...how, at: this.#now() };
    if (how.outcome !== 'accepted') return receipt;
    const recorded = { ...receipt, position: this.#recorded.size + 1 };
    this.#recorded.set(envelope.id, recorded);
    if (envelope.type === OPEN && this.linksAtOnce) this.tell(handle, { linked: true });
    else if (this.cases.record(handle, envelope, this.#now())) this.way?.ringBell();
    return recorded;
  }

  #send(receipts: readonly Receipt[], signer: JoseSealer): void {
    const { network, agency } = this.plan;
    this.way?.publishReceipts(Buffer.from(signer.sign({ network, agency, receipts })));
  }

  #claim(after: number): Uint8Array {
    this.claimed(after);
    const { twist } = this;
    const entries = this.releases.filter(({ seq }) => seq > after);
    const next = entries.at(-1)?.seq ?? after;
    const honest = { after, entries, next, more: false, notAfter: this.#now(ANSWER_MS) };
    // A twist is for an answer that says something.
    if (entries.length > 0) this.twist = undefined;
    const reply = entries.length > 0 ? (twist?.change?.(honest) ?? honest) : honest;
    return this.#sealed(JSON.stringify(reply), entries.length > 0 && twist?.isForStranger);
  }

  #evidence(after: number): object {
    return {
      cases: this.cases.since(after),
      recalls: this.recalls,
      next: this.cases.length,
      more: false,
      agreementHash: agreementHash(this.agreement),
      registryRevision: 1,
      at: this.#now(),
      staleAfter: this.#now(FRESH_MS),
    };
  }

  #sealed(text: string, isForStranger = false): Uint8Array {
    const to = isForStranger ? this.stranger.publicKeys.sealing : this.plan.agencyKeys.sealing;
    return Buffer.from(this.sealer.seal(Buffer.from(text), to));
  }

  #now(aheadMs = 0): string {
    return new Date(Date.parse(this.plan.clock.now()) + aheadMs).toISOString();
  }
}

function accepted({ envelope }: SignedEnvelope, at: number): Receipt {
  return { id: envelope.id, ...ACCEPTED, position: 1, at: new Date(at).toISOString() };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}

function batchIn(text: string): IntakeBatch | undefined {
  const read = json(text) as Partial<IntakeBatch> | undefined;
  const isWhole = Array.isArray(read?.batch) && read.batch.every(isEnvelope);
  return isWhole ? (read as IntakeBatch) : undefined;
}

/** Whether there is enough of an envelope to note it; what else is wrong with it is judged later. */
function isEnvelope(one: Partial<SignedEnvelope> | null): boolean {
  const { id, source, data }: Partial<Envelope> = one?.envelope ?? {};
  return typeof id === 'string' && typeof source === 'string' && typeof data === 'object';
}

/** What a compact JWS says, whoever signed it. */
function payloadOf(jws: string): unknown {
  return json(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
