import { createHash, randomBytes } from 'node:crypto';
import type { PersonFiles, PersonsCase } from '#casefile';
import { Room } from '#disclosure';
import { personCodeHash, pinVerifier } from '#jose';
import type { Clock, Ids } from '#ports';
import type { Registry } from '#registry';
import { HttpProblem } from '../http/problem.ts';
import type { DeviceSecret } from './person-cookie.ts';

/** What the person's access works with. */
export interface PersonAccessParts {
  readonly files: { readonly person: Pick<PersonFiles, 'enter' | 'unlock' | 'deviceOf'> };
  readonly registry: Pick<Registry, 'networks'>;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
}

/** Until when a device is open, and which one. */
export interface PersonsSession {
  readonly entered: boolean;
  readonly until?: string;
  readonly device?: string;
}

interface Opened {
  readonly since: number;
  readonly used: number;
}

/** So long without a look, and the PIN is asked again. */
export const IDLE_MS = 10 * 60_000;
/** So long at most. */
export const OPEN_MS = 60 * 60_000;
/** An answer about a code or PIN leaves at whole steps, so that its time does not tell how far it came. */
const STEP_MS = 250;
/** The rate is for each address, and addresses are cheap; each try takes 32 MiB and a core for some 100 ms. */
const TRIES_AT_ONCE = { places: 2, mostWaiting: 8, patienceMs: 5_000 };
const SALT_BYTES = 16;
const SECRET_BYTES = 32;

/** Who is in: by a device that the record knows and the PIN typed on it. Which devices are open is known to this process only. */
export class PersonAccess {
  readonly #open = new Map<string, Opened>();
  readonly #tries = new Room(TRIES_AT_ONCE);

  constructor(private readonly parts: PersonAccessParts) {}

  /** Uses up the code of a letter; throws `PERSON_CODE_REFUSED`, alike for what was never made, used, or out of date. */
  enter(code: string, pin: string): Promise<DeviceSecret> {
    return this.#inSteps(async () => {
      const secret = randomBytes(SECRET_BYTES).toString('base64url');
      const pinSalt = randomBytes(SALT_BYTES).toString('base64url');
      const entered = {
        device: this.parts.ids.next(),
        codeHash: personCodeHash(code),
        secretHash: hashOf(secret),
        pinSalt,
        pinVerifier: await pinVerifier(pin, pinSalt),
      };
      // All of them, whichever it is: the code does not say its network.
      const networks = await this.parts.registry.networks();
      const found = await Promise.all(networks.map((one) => this.parts.files.person.enter(one, entered)));
      const own = found.find((one) => one !== undefined);
      if (own === undefined) throw new HttpProblem('PERSON_CODE_REFUSED');
      this.#opened(own);
      return { network: own.network, secret };
    });
  }

  /** Opens a known device again; throws `PERSON_PIN_REFUSED`, alike for a wrong PIN and a device that opens nothing any more. */
  unlock(secret: DeviceSecret | undefined, pin: string): Promise<PersonsSession> {
    return this.#inSteps(async () => {
      const own = await this.#known(secret);
      // As much work for a device that is none.
      const verifier = await pinVerifier(pin, own?.device.pinSalt ?? '-');
      if (own === undefined || !(await this.parts.files.person.unlock(own, verifier)))
        throw new HttpProblem('PERSON_PIN_REFUSED');
      this.#opened(own);
      return this.#session(own);
    });
  }

  /** Closes the device until the PIN is typed again. */
  async leave(secret: DeviceSecret | undefined): Promise<void> {
    const own = await this.#known(secret);
    if (own !== undefined) this.#open.delete(own.device.device);
  }

  /** How it stands with a device; asking keeps nothing open. */
  async session(secret: DeviceSecret | undefined): Promise<PersonsSession> {
    const own = await this.#known(secret);
    return own === undefined ? { entered: false } : this.#session(own);
  }

  /** The case of an open device, looked up anew each time; throws `PERSON_NOT_ENTERED`. */
  async who(secret: DeviceSecret | undefined): Promise<PersonsCase> {
    const own = await this.#known(secret);
    if (own === undefined || !this.#session(own).entered) throw new HttpProblem('PERSON_NOT_ENTERED');
    const opened = this.#open.get(own.device.device);
    if (opened) this.#open.set(own.device.device, { ...opened, used: this.#now() });
    return own;
  }

  async #known(secret: DeviceSecret | undefined): Promise<PersonsCase | undefined> {
    if (secret === undefined) return undefined;
    const networks = await this.parts.registry.networks();
    if (!networks.includes(secret.network)) return undefined;
    return this.parts.files.person.deviceOf(secret.network, hashOf(secret.secret));
  }

  #opened({ device }: PersonsCase): void {
    for (const [name] of this.#open) if (this.#ends(name) <= this.#now()) this.#open.delete(name);
    this.#open.set(device.device, { since: this.#now(), used: this.#now() });
  }

  #session({ device: { device } }: PersonsCase): PersonsSession {
    const ends = this.#ends(device);
    if (ends <= this.#now()) return { entered: false, device };
    return { entered: true, until: new Date(ends).toISOString(), device };
  }

  #ends(device: string): number {
    const opened = this.#open.get(device);
    return opened === undefined ? 0 : Math.min(opened.since + OPEN_MS, opened.used + IDLE_MS);
  }

  #now(): number {
    return Date.parse(this.parts.clock.now());
  }

  async #inSteps<T>(task: () => Promise<T>): Promise<T> {
    const from = performance.now();
    try {
      const done = await this.#tries.within('person', async () => ({ result: await task() }));
      if (done === undefined) throw new HttpProblem('NOT_AVAILABLE');
      return done.result;
    } finally {
      const passed = performance.now() - from;
      await this.parts.wait(Math.ceil(passed / STEP_MS) * STEP_MS - passed);
    }
  }
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}
