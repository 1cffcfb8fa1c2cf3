import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementHash, parseAgreement } from '#agreement';
import type {
  CaseEvidence,
  Envelope,
  EvidenceAsk,
  IntakeBatch,
  LedgerAsk,
  LedgerReply,
  RecallNotice,
  Receipt,
  ReleasedEntry,
  SignedEnvelope,
} from '#catalogue';
import {
  commitmentMatches,
  generateKeys,
  JoseNoteSigner,
  JoseSealer,
  loadKeys,
  signatureMatches,
} from '#jose';
import { toBytes, toText } from '../../hub/hub-channel.ts';

const file = join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml');
const parsed = parseAgreement(readFileSync(file, 'utf8'));
if (Array.isArray(parsed)) throw new Error('the agreement of the demonstration has faults');
const agreement = parsed;
/** The agreement that the hub of the specs tells. */
export const hubAgreement = agreement;

const ownKeys = {
  hub: loadKeys(generateKeys('hub')),
  vhs: loadKeys(generateKeys('vhs')),
  bamf: loadKeys(generateKeys('bamf')),
};

/** The hub's keys in specs. */
export const hubSealer = new JoseSealer(ownKeys.hub);
/** The keys of the course provider in specs. */
export const vhs = new JoseSealer(ownKeys.vhs);
/** The keys of the federal office in specs; the one whose sealing key the agreement's answer names. */
export const bamf = new JoseSealer(ownKeys.bamf);

/** Signs notes with the key of one of them. */
export function noteSigner(who: string): JoseNoteSigner {
  return new JoseNoteSigner(ownKeys[who as keyof typeof ownKeys]);
}

/** A hub that keeps what it accepted by id for ever, and tells evidence by a log of its own. */
export class HubDouble {
  state: 'online' | 'offline' = 'online';
  /** Whether intake messages get lost before they are looked at. */
  loses = false;
  /** Whether receipts get lost on their way. */
  mute = false;
  readonly messages: IntakeBatch[] = [];
  readonly recorded = new Map<string, Receipt>();
  readonly order: string[] = [];
  /** What was accepted, in its places. */
  readonly log: { readonly position: number; readonly signed: SignedEnvelope }[] = [];
  /** How the hub answers for its ledger; nothing: it is not there. */
  ledger: (ask: LedgerAsk) => LedgerReply | undefined = () => undefined;
  judge: (envelope: Envelope) => Pick<Receipt, 'outcome' | 'code'> = () => ({ outcome: 'accepted' });
  readonly evidence: CaseEvidence[] = [];
  /** What waits for this agency's answer. */
  recalls: readonly RecallNotice[] = [];
  readonly releases: ReleasedEntry[] = [];
  signer = hubSealer;
  agreementKnown = true;
  private receipts: (bytes: Uint8Array) => void = () => undefined;
  bell: () => void = () => undefined;
  private states: (state: 'online' | 'offline') => void = () => undefined;

  constructor(
    readonly agency: string,
    private readonly sealer: JoseSealer,
    private readonly now: () => string,
  ) {}

  onReceipts(receive: (bytes: Uint8Array) => unknown): void {
    this.receipts = receive;
  }
  onBell(ring: () => unknown): void {
    this.bell = ring;
  }
  onState(listener: (state: 'online' | 'offline') => void): () => void {
    this.states = listener;
    return () => undefined;
  }
  become(state: 'online' | 'offline'): void {
    this.state = state;
    this.states(state);
  }

  publishIntake(bytes: Uint8Array): boolean {
    if (this.state === 'offline') return false;
    if (this.loses) return true;
    const batch = JSON.parse(toText(hubSealer.open(toText(bytes)) ?? new Uint8Array())) as IntakeBatch;
    this.messages.push(batch);
    const receipts = batch.batch.map((signed) => {
      const keys = this.sealer.publicKeys.signing;
      if (!signatureMatches(signed, keys, hubSealer) || !commitmentMatches(signed.envelope))
        throw new Error('forged');
      return this.take(signed);
    });
    setImmediate(() => this.send(receipts));
    return true;
  }
  send(receipts: readonly Receipt[], signer = this.signer): void {
    if (!this.mute) this.receipts(toBytes(signer.sign({ network: 'rheine', agency: this.agency, receipts })));
  }
  private take(signed: SignedEnvelope): Receipt {
    const { envelope } = signed;
    const known = this.recorded.get(envelope.id);
    if (known !== undefined) return known;
    const receipt = { id: envelope.id, ...this.judge(envelope), at: this.now() };
    if (receipt.outcome === 'accepted') {
      const position = (this.log.at(-1)?.position ?? 0) + 1;
      this.recorded.set(envelope.id, { ...receipt, position });
      this.log.push({ position, signed });
      this.order.push(envelope.type);
    }
    return this.recorded.get(envelope.id) ?? receipt;
  }

  request(kind: 'claim' | 'evidence' | 'ledger', bytes: Uint8Array): Promise<Uint8Array | undefined> {
    if (this.state === 'offline') return Promise.resolve(undefined);
    const ask = hubSealer.verify(toText(bytes), this.sealer.publicKeys.signing) as EvidenceAsk;
    const sealing = this.sealer.publicKeys.sealing;
    if (kind === 'ledger') {
      const told = this.ledger(ask as unknown as LedgerAsk);
      const answer = told && toBytes(hubSealer.seal(toBytes(this.signer.sign(told)), sealing));
      return Promise.resolve(answer);
    }
    if (kind === 'evidence')
      return Promise.resolve(toBytes(hubSealer.seal(toBytes(hubSealer.sign(this.told(ask.after))), sealing)));
    const entries = this.releases.slice(ask.after);
    const next = this.releases.length;
    const reply = { after: ask.after, entries, next, more: false, notAfter: this.now() };
    return Promise.resolve(toBytes(hubSealer.seal(toBytes(JSON.stringify(reply)), sealing)));
  }
  private told(after: number) {
    const page = this.evidence.slice(after, after + 1);
    const next = after + page.length;
    const staleAfter = new Date(Date.parse(this.now()) + 600_000).toISOString();
    return {
      cases: page,
      recalls: this.recalls,
      next,
      more: next < this.evidence.length,
      agreementHash: agreementHash(agreement),
      registryRevision: 3,
      at: this.now(),
      staleAfter,
    };
  }
  tell(handle: string, over: Partial<CaseEvidence> = {}): void {
    const nothing = {
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
    };
    this.evidence.push({ handle, linked: true, ...nothing, ...over });
    this.bell();
  }

  agreement(): Promise<string> {
    if (!this.agreementKnown) return Promise.reject(new Error('away'));
    const keys = [{ agency: 'bamf', ...bamf.publicKeys }];
    return Promise.resolve(
      this.signer.sign({ network: 'rheine', hash: agreementHash(agreement), agreement, keys }),
    );
  }
}
