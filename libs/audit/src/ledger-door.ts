import type { LedgerAsk, LedgerReply } from '#catalogue';
import {
  consistencyNodes,
  formatCheckpoint,
  type NoteSignature,
  parseCheckpoint,
  parseNote,
  parseSignature,
  TileMissing,
  verifyCosignature,
  verifyNote,
} from '#merkle';
import type { Clock, EventStore, LedgerEpoch, LedgerShelf, PublicJwk, ReplyChannel, Sealer } from '#ports';
import type { Registry } from '#registry';
import { signingKeysAt } from '#registry';
import type { LedgerAlarms } from './ledger-alarms.ts';
import type { LedgerEpochs } from './ledger-epochs.ts';
import type { LedgerHeads } from './ledger-heads.ts';
import { ownProofs } from './own-proofs.ts';
import { ShelvedTree } from './shelved-tree.ts';

/** What the door stands on. */
export interface LedgerDoorParts {
  readonly store: Pick<EventStore, 'readAll'>;
  readonly shelf: LedgerShelf;
  readonly epochs: LedgerEpochs;
  readonly heads: LedgerHeads;
  readonly registry: Pick<Registry, 'agency'>;
  readonly sealer: Pick<Sealer, 'sign' | 'seal'>;
  /** With what the hub signs its heads, former keys included. */
  readonly hubKeys: readonly PublicJwk[];
  readonly clock: Clock;
  readonly alarms: LedgerAlarms;
}

/** Shows an agency that the log holds its own events and has only grown, and takes its word as a witness. */
export class LedgerDoor {
  readonly #tree: ShelvedTree;

  constructor(private readonly parts: LedgerDoorParts) {
    this.#tree = new ShelvedTree(parts.shelf);
  }

  /** Answers one question of an agency that has been authenticated; one without a key to seal to gets no answer. */
  async answer(ask: LedgerAsk, channel: ReplyChannel): Promise<void> {
    const { registry, sealer, clock } = this.parts;
    const known = await registry.agency(ask.network, ask.agency);
    const sealing = known?.keys.sealing;
    if (sealing === undefined) return;
    const reply = await this.#reply(ask, signingKeysAt(known, clock.now()));
    await channel.send(Buffer.from(sealer.seal(Buffer.from(sealer.sign(reply)), sealing)));
  }

  async #reply(ask: LedgerAsk, keys: readonly PublicJwk[]): Promise<LedgerReply> {
    const { epochs, heads, clock } = this.parts;
    const [epoch, restart] = await Promise.all([epochs.current(), epochs.restartSince(ask.origin)]);
    const head = await heads.newest();
    const size = head?.size ?? 0;
    await this.#hear(ask, epoch, size, keys);
    const base = { consistency: [], proofs: [], ...(restart && { restart }), at: clock.now() };
    if (head === undefined) return base;
    try {
      const held = ask.origin === epoch.origin ? ask.size : 0;
      const consistency = await this.#tree.hashes(consistencyNodes(held, size));
      const proofs = await ownProofs(this.parts, ask, size);
      return { ...base, note: head.note, consistency: consistency.map(base64url), proofs };
    } catch (error) {
      // The cache is being made anew: without proofs there is no head either, and the agency asks again.
      if (error instanceof TileMissing) return base;
      throw error;
    }
  }

  /** Takes note of what the agency says as a witness of the current ledger. */
  async #hear(ask: LedgerAsk, epoch: LedgerEpoch, ours: number, keys: readonly PublicJwk[]): Promise<void> {
    const { shelf, alarms, clock } = this.parts;
    const { network, agency } = ask;
    const isAhead = ask.size > Math.max(ours, epoch.kept);
    const isWitness = ask.origin === epoch.origin && ask.size > 0 && (!isAhead || this.#showsHead(ask));
    const missing = ask.refilled?.origin === epoch.origin ? ask.refilled.missing : undefined;
    if (!isWitness && missing === undefined) return;
    const line = isWitness && ask.size <= ours ? await this.#cosignature(ask, keys) : undefined;
    await shelf.witness({
      network,
      agency,
      origin: epoch.origin,
      seen: isWitness ? ask.size : 0,
      ...(line !== undefined && { cosigned: { size: ask.size, line } }),
      ...(missing !== undefined && { missing }),
      at: clock.now(),
    });
    if (isWitness && isAhead) alarms.raise('record-behind-witness', { network, agency, count: ask.size });
  }

  /** Whether the agency shows our own signature under the head that it says it has seen: its word alone must not close the hub. */
  #showsHead({ origin, size, head = '' }: LedgerAsk): boolean {
    const seen = parseCheckpoint(parseNote(head)?.text ?? '');
    const keys = this.parts.hubKeys.map(({ x }) => ({
      name: origin,
      publicKey: Buffer.from(x, 'base64url'),
    }));
    return seen?.origin === origin && seen.size === size && verifyNote(head, keys);
  }

  /** The cosignature in the question when it holds for our own tree at that size. */
  async #cosignature(ask: LedgerAsk, keys: readonly PublicJwk[]): Promise<string | undefined> {
    const { network, agency, origin, size, cosigned } = ask;
    if (cosigned === undefined) return undefined;
    const signature = parseSignature(cosigned);
    const root = await this.#tree.root(size).catch(nothingMissing);
    // While the cache is being made anew there is nothing to hold it against.
    if (root === undefined) return undefined;
    const text = formatCheckpoint({ origin, size, root });
    if (signature !== undefined && holds(text, signature, `${network}/${agency}`, keys)) return cosigned;
    this.parts.alarms.raise('ledger-cosignature-false', { network, agency, count: size });
    return undefined;
  }
}

function holds(text: string, signature: NoteSignature, name: string, keys: readonly PublicJwk[]): boolean {
  const noteKeys = keys.map(({ x }) => ({ name, publicKey: Buffer.from(x, 'base64url') }));
  return verifyCosignature(text, signature, noteKeys);
}

function nothingMissing(error: unknown): undefined {
  if (!(error instanceof TileMissing)) throw error;
}

function base64url(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64url');
}
