import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { agreementHash, parseAgreement } from '#agreement';
import type { CaseEvidence, Envelope, EvidenceAsk, IntakeBatch, Receipt, ReleasedEntry } from '#catalogue';
import { commitmentMatches, generateKeys, JoseSealer, loadKeys, signatureMatches } from '#jose';
import { toBytes, toText } from '../../hub/hub-channel.ts';

const file = join(import.meta.dirname, '../../../../../deploy/local/demo/agreement.yaml');
const parsed = parseAgreement(readFileSync(file, 'utf8'));
if (Array.isArray(parsed)) throw new Error('the agreement of the demonstration has faults');
const agreement = parsed;

/** The hub's keys in specs. */
export const hubSealer = new JoseSealer(loadKeys(generateKeys('hub')));
/** The keys of the course provider in specs. */
export const vhs = new JoseSealer(loadKeys(generateKeys('vhs')));
/** The keys of the federal office in specs; the one whose sealing key the agreement's answer names. */
export const bamf = new JoseSealer(loadKeys(generateKeys('bamf')));

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
  judge: (envelope: Envelope) => Pick<Receipt, 'outcome' | 'code'> = () => ({ outcome: 'accepted' });
  readonly evidence: CaseEvidence[] = [];
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
      return this.take(signed.envelope);
    });
    setImmediate(() => this.send(receipts));
    return true;
  }
  send(receipts: readonly Receipt[], signer = this.signer): void {
    if (!this.mute) this.receipts(toBytes(signer.sign({ network: 'rheine', agency: this.agency, receipts })));
  }
  private take(envelope: Envelope): Receipt {
    const known = this.recorded.get(envelope.id);
    if (known !== undefined) return known;
    const receipt = { id: envelope.id, ...this.judge(envelope), at: this.now() };
    if (receipt.outcome === 'accepted') {
      this.recorded.set(envelope.id, { ...receipt, position: this.recorded.size + 1 });
      this.order.push(envelope.type);
    }
    return this.recorded.get(envelope.id) ?? receipt;
  }

  request(kind: 'claim' | 'evidence', bytes: Uint8Array): Promise<Uint8Array | undefined> {
    if (this.state === 'offline') return Promise.resolve(undefined);
    const ask = hubSealer.verify(toText(bytes), this.sealer.publicKeys.signing) as EvidenceAsk;
    const sealing = this.sealer.publicKeys.sealing;
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
      next,
      more: next < this.evidence.length,
      agreementHash: agreementHash(agreement),
      registryRevision: 3,
      at: this.now(),
      staleAfter,
    };
  }
  tell(handle: string, over: Partial<CaseEvidence> = {}): void {
    const nothing = { provisions: [], facts: [], restrictions: [], objections: [], erased: false };
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
