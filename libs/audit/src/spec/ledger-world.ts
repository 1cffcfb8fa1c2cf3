import { generateKeyPairSync, sign } from 'node:crypto';
import type { LedgerAsk, LedgerReply } from '#catalogue';
import { cosignature, formatSignature, noteSignature, parseNote } from '#merkle';
import type { NewEvent, PublicJwk, StoredEvent } from '#ports';
import { NoteSigner } from '#ports';
import { MemoryEventStore, MemoryLedgerShelf, SettableClock } from '#ports/memory';
import { Ledger } from '../ledger.ts';
import type { LedgerAlarm } from '../ledger-alarms.ts';
import { LedgerDoor } from '../ledger-door.ts';
import { LedgerEpochs } from '../ledger-epochs.ts';
import { LedgerHeads } from '../ledger-heads.ts';

/** Where the worlds begin. */
export const START = '2026-01-15T12:00:00.000Z';
/** Origin of the first epoch. */
export const ORIGIN = 'wegmarke/test';

/** A participant with a key of its own. */
export class Participant extends NoteSigner {
  readonly #keys = generateKeyPairSync('ed25519');
  readonly jwk: PublicJwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    use: 'sig',
    kid: 'spec',
    x: String(this.#keys.publicKey.export({ format: 'jwk' }).x),
  };

  sign(text: string, name: string): string {
    return formatSignature(noteSignature(text, this.key(name), (bytes) => this.#sign(bytes)));
  }

  cosign(text: string, name: string, at: string): string {
    const seconds = Math.floor(Date.parse(at) / 1_000);
    return formatSignature(cosignature(text, seconds, this.key(name), (bytes) => this.#sign(bytes)));
  }

  key(name: string) {
    return { name, publicKey: Buffer.from(this.jwk.x, 'base64url') };
  }

  #sign(bytes: Uint8Array): Uint8Array {
    return sign(null, bytes, this.#keys.privateKey);
  }
}

/** A log with its ledger in memory, as one hub sees it; `hub` makes another hub on the same shelf. */
export class LedgerWorld {
  readonly store = new MemoryEventStore();
  readonly clock = new SettableClock(START);
  readonly hubKey = new Participant();
  readonly agencies: Readonly<Record<string, Participant>> = {
    abh: new Participant(),
    vhs: new Participant(),
  };
  readonly alarms: LedgerAlarm[] = [];
  readonly epochs: LedgerEpochs;
  #events = 0;

  constructor(readonly shelf = new MemoryLedgerShelf()) {
    this.epochs = new LedgerEpochs(shelf, ORIGIN, this.clock);
  }

  /** Another hub on the same store and shelf. */
  hub(shelf = this.shelf) {
    const { store, clock, epochs, hubKey: signer } = this;
    const alarms = { raise: (alarm: LedgerAlarm) => this.alarms.push(alarm) };
    const heads = new LedgerHeads({ shelf, store, epochs, signer, clock, alarms });
    const ledger = new Ledger({ shelf, alarms });
    const registry = {
      agency: async (_network: string, agency: string) => {
        const jwk = this.agencies[agency]?.jwk;
        if (jwk === undefined) return undefined;
        const keys = { signing: [jwk], sealing: jwk };
        return { keys, brokerKey: 'U', everyKey: [{ jwk }], registered: { keys, brokerKey: 'U' } };
      },
    };
    // What is sealed is left open here, so that a spec can look into it.
    const sealer = {
      sign: (value: unknown) => JSON.stringify(value),
      seal: (plain: Uint8Array) => Buffer.from(plain).toString(),
    };
    const hubKeys = [this.hubKey.jwk];
    const door = new LedgerDoor({ store, shelf, epochs, heads, registry, sealer, hubKeys, clock, alarms });
    return { heads, ledger, door };
  }

  /** Appends so many events of an agency to the log. */
  async record(count: number, agency = 'abh'): Promise<readonly StoredEvent[]> {
    const before = await this.store.head();
    const fresh = Array.from({ length: count }, () => this.#event(agency));
    for (const event of fresh) await this.store.append(`case-rheine-${agency}`, 'any', [event]);
    return this.store.readAll(before, { max: count });
  }

  /** What a follower of the log and the clock do: brings the ledger up to its end, from its checkpoint, and signs if it is time. */
  async follow(hub = this.hub()): Promise<void> {
    const from = await hub.ledger.checkpoint();
    const events = await this.store.readAll(from, { max: 10_000 });
    await hub.ledger.take(events, await this.store.head());
    await hub.heads.newest();
  }

  /** Asks as an agency. */
  async ask(ask: Partial<LedgerAsk> = {}, hub = this.hub()): Promise<LedgerReply> {
    let reply: LedgerReply | undefined;
    const empty = {
      kind: 'ledger',
      network: 'rheine',
      agency: 'abh',
      origin: '',
      size: 0,
      prove: [],
    } as const;
    await hub.door.answer(
      { ...empty, at: this.clock.now(), ...ask },
      { send: (bytes) => void (reply = JSON.parse(Buffer.from(bytes).toString()) as LedgerReply) },
    );
    if (reply === undefined) throw new Error('there was no answer');
    return reply;
  }

  /** An agency's cosignature under a note. */
  cosigned(note: string, agency = 'abh'): string {
    const text = parseNote(note)?.text ?? '';
    return this.agencies[agency]?.cosign(text, `rheine/${agency}`, this.clock.now()) ?? '';
  }

  #event(agency: string): NewEvent {
    const number = (this.#events += 1);
    const at = this.clock.now();
    return {
      id: `event-${number}`,
      type: 'CaseOpened',
      version: 1,
      network: 'rheine',
      agency,
      theme: 'case',
      category: 'case',
      happenedAt: at,
      recordedAt: at,
      commitment: `commitment-${number}`,
      signature: `signature-${number}`,
      sealed: { kid: 'k', iv: 'i', ct: 'c', tag: 't' },
    };
  }
}
