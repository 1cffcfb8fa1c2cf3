/** The agency's way to the hub over the broker, as the loops use it; all bytes are JOSE compact texts in UTF-8. */
export interface HubChannel {
  /** Whether it is worth sending now. */
  readonly online: boolean;
  /** Hands one intake message to the broker, which promises nothing; throws {@link HubAway} when offline, `MessageTooLarge` when it is. */
  publishIntake(message: Uint8Array): void;
  /** Asks `claim`; throws {@link HubAway} when there is no answer in time. */
  claim(ask: Uint8Array): Promise<Uint8Array>;
  /** Asks `evidence`; throws {@link HubAway} when there is no answer in time. */
  evidence(ask: Uint8Array): Promise<Uint8Array>;
  /** Asks `ledger`; throws {@link HubAway} when there is no answer in time. */
  ledger(ask: Uint8Array): Promise<Uint8Array>;
}

/** Broker or hub are not there at present; everything is tried again. */
export class HubAway extends Error {
  readonly code = 'HUB_AWAY';

  constructor() {
    super('broker or hub did not answer; trying again');
    this.name = 'HubAway';
  }
}

/** A message of the hub that is not what it claims to be, or that this agency cannot open; nothing of it was used. */
export class HubAnswerInvalid extends Error {
  readonly code = 'HUB_ANSWER_INVALID';

  constructor(what: string, fix = "check the hub's pinned keys and the agency's own") {
    super(`the hub's ${what} cannot be trusted and was dropped; ${fix}`);
    this.name = 'HubAnswerInvalid';
  }
}

/** The text as bytes, as all messages to the hub go. */
export function toBytes(text: string): Uint8Array {
  return Buffer.from(text, 'utf8');
}

/** The bytes as text. */
export function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
