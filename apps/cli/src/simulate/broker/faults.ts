/** What goes wrong between agencies and broker, as long as it is wanted. */
export interface FaultsWanted {
  /** So many of the next messages from the hub never arrive: receipts, answers, bells. */
  readonly dropReplies: number;
  /** So many of the next messages arrive twice, in either direction. */
  readonly duplicate: number;
  /** Every piece of bytes is late by so many milliseconds. */
  readonly delayMs: number;
}

/** The faults by the names under which they are asked for. */
export const FAULT_NAMES = {
  'drop-replies': 'dropReplies',
  duplicate: 'duplicate',
  'delay-ms': 'delayMs',
} as const satisfies Readonly<Record<string, keyof FaultsWanted>>;

const MOST = 100_000;

/** The faults that are on; counts go down as they happen. */
export class Faults {
  #wanted: FaultsWanted = { dropReplies: 0, duplicate: 0, delayMs: 0 };

  get state(): FaultsWanted {
    return this.#wanted;
  }

  /** Changes those that are named; the others stay. */
  want(change: Partial<FaultsWanted>): void {
    this.#wanted = { ...this.#wanted, ...change };
  }

  /** Whether this one is dropped. */
  drops(): boolean {
    return this.#takeOne('dropReplies');
  }

  /** Whether this one comes twice. */
  doubles(): boolean {
    return this.#takeOne('duplicate');
  }

  #takeOne(fault: 'dropReplies' | 'duplicate'): boolean {
    const left = this.#wanted[fault];
    if (left > 0) this.#wanted = { ...this.#wanted, [fault]: left - 1 };
    return left > 0;
  }
}

/** `drop-replies=3` and the like as faults; undefined where it is none. */
export function faultIn(text: string): Partial<FaultsWanted> | undefined {
  const [name = '', value = ''] = text.split('=');
  const fault = Object.hasOwn(FAULT_NAMES, name) ? FAULT_NAMES[name as keyof typeof FAULT_NAMES] : undefined;
  return fault === undefined || !isCount(Number(value)) || value === ''
    ? undefined
    : { [fault]: Number(value) };
}

/** Whether a fault may be wanted so often or for so long. */
export function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST;
}
