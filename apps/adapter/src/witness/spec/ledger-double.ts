import type { LedgerAsk, LedgerEvent, LedgerReply, LedgerRestart } from '#catalogue';
import { leafBytes, ledgerLeaf, placeDigest } from '#catalogue';
import { consistencyProof, formatCheckpoint, inclusionProof, rootHash } from '#merkle';
import type { HubDouble } from '../../agency/spec/hub-double.ts';
import { noteSigner } from '../../agency/spec/hub-double.ts';

/** The hub's ledger over what the double accepted; truthful unless a spec makes it lie. */
export class LedgerDouble {
  readonly asks: LedgerAsk[] = [];
  origin = 'wegmarke/hub';
  /** Leaves that no head covers yet. */
  uncovered = 0;
  /** In which stream an event is filed; another answer rewrites history. */
  streamOf: (position: number) => string = () => 'case-rheine-0001';
  /** The last word on every answer. */
  lie: (reply: LedgerReply, ask: LedgerAsk) => LedgerReply = (reply) => reply;
  /** Who signs the heads. */
  signer = 'hub';
  private declared: LedgerRestart | undefined;

  constructor(private readonly hub: HubDouble) {
    hub.ledger = (ask) => {
      this.asks.push(ask);
      return this.lie(this.answer(ask), ask);
    };
  }

  get lastAsk(): LedgerAsk | undefined {
    return this.asks.at(-1);
  }

  /** The record comes back from a backup that held so many events; a new ledger goes on from it, unless nobody says so. */
  restore(kept: number, declare = true): void {
    const { log, recorded } = this.hub;
    for (const { signed } of log.splice(kept)) recorded.delete(signed.envelope.id);
    if (!declare) return;
    const before = this.origin;
    this.origin = `wegmarke/hub/${Number(before.split('/')[2] ?? 1) + 1}`;
    const since = log.at(-1)?.position ?? 0;
    this.declared = { origin: this.origin, before, kept, since, at: '2026-03-01T10:00:00.000Z' };
  }

  /** Shows no proofs from now on, then all but one event's. */
  withholdProofs(): { withholdOnly(id: string): void } {
    this.lie = (reply) => ({ ...reply, proofs: [] });
    return {
      withholdOnly: (withheld) => {
        this.lie = (reply) => ({ ...reply, proofs: reply.proofs.filter(({ id }) => id !== withheld) });
      },
    };
  }

  /** The signed head over the first so many leaves. */
  note(size: number): string {
    const root = rootHash(this.leaves().slice(0, size));
    const text = formatCheckpoint({ origin: this.origin, size, root });
    return `${text}\n${noteSigner(this.signer).sign(text, this.origin)}\n`;
  }

  private answer({ origin, size: held, prove }: LedgerAsk): LedgerReply {
    const leaves = this.leaves().slice(0, this.hub.log.length - this.uncovered);
    const size = leaves.length;
    const at = '2026-03-01T10:00:00.000Z';
    const declared = this.declared?.before === origin ? this.declared : undefined;
    const restart = declared && { restart: declared };
    if (size === 0) return { consistency: [], proofs: [], ...restart, at };
    const isOurs = origin === this.origin && held > 0 && held < size;
    const consistency = isOurs ? consistencyProof(leaves, held).map(base64url) : [];
    const proofs = prove.flatMap(({ id, position }) => {
      const index = this.hub.log.findIndex(
        (entry) => entry.position === position && entry.signed.envelope.id === id,
      );
      const event = this.events()[index];
      if (event === undefined || index >= size) return [];
      return [
        {
          id,
          position,
          place: placeDigest(event),
          index,
          path: inclusionProof(leaves, index).map(base64url),
        },
      ];
    });
    return { note: this.note(size), consistency, proofs, ...restart, at };
  }

  private leaves(): readonly Uint8Array[] {
    return this.events().map((event) => leafBytes(ledgerLeaf(event)));
  }

  private events(): readonly LedgerEvent[] {
    return this.hub.log.map(({ position, signed: { envelope, signature } }, revision) => {
      const { id, network, agency, time, commitment, type } = envelope;
      const who = { id, network, agency, happenedAt: time, commitment, signature };
      const place = { position, stream: this.streamOf(position), revision, type, version: 1 };
      return {
        ...who,
        ...place,
        theme: 'language',
        category: 'language',
        recordedAt: '2026-03-01T10:00:00.000Z',
      };
    });
  }
}

function base64url(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64url');
}
