import { callDesk } from '../../../deploy/local/demonstration/desks.mjs';
import type { LocalAgency } from '../../../deploy/local/network/network.mjs';
import type { MoreLines } from '../verdict.ts';

type Line = MoreLines['lines'][number];
type Entry = Line & { readonly entry: number; readonly kind: string };

interface Answer {
  readonly entries: readonly Entry[];
  readonly next: string;
}

const AT_ONCE = 20;

/** The systems of agencies that ask for what came in: each stores what it was given, and then says that it has it. */
export class Puller {
  readonly #stored = new Map<string, Map<number, Entry>>();
  readonly #acknowledged = new Map<string, number>();
  readonly #broken: string[] = [];

  /** What an agency's system has stored. */
  storedBy(agency: string): readonly Line[] {
    return [...(this.#stored.get(agency)?.values() ?? [])];
  }

  /** Entries that were given again after it was settled that they are there. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  /** Asks once and loses the answer before it is stored; whether there was anything. */
  async askInVain(agency: LocalAgency): Promise<true | undefined> {
    const { entries } = await given(agency);
    return entries.length > 0 || undefined;
  }

  /** Asks once and stores what is given; the cursor by which to say so, undefined when there was nothing. */
  async ask(agency: LocalAgency): Promise<string | undefined> {
    const { entries, next } = await given(agency);
    const stored = this.#stored.get(agency.agency) ?? new Map<number, Entry>();
    this.#stored.set(agency.agency, stored);
    const settled = this.#acknowledged.get(agency.agency) ?? 0;
    for (const entry of entries.filter(({ kind }) => kind === 'event')) {
      if (entry.entry <= settled)
        this.#broken.push(`pull of ${agency.agency}: ${entry.entry} was given again`);
      stored.set(entry.entry, entry);
    }
    return entries.length === 0 ? undefined : next;
  }

  /** Says that it has everything up to this cursor. */
  async acknowledge(agency: LocalAgency, upTo: string): Promise<void> {
    await callDesk(agency, 'POST', '/desk/inbox/ack', { upTo });
    this.#acknowledged.set(agency.agency, Math.max(0, ...(this.#stored.get(agency.agency)?.keys() ?? [])));
  }

  /** Asks until there is nothing more. */
  async askForAll(agency: LocalAgency): Promise<void> {
    for (;;) {
      const next = await this.ask(agency);
      if (next === undefined) return;
      await this.acknowledge(agency, next);
    }
  }
}

async function given(agency: LocalAgency): Promise<Answer> {
  return (await callDesk(agency, 'GET', `/desk/inbox?max=${AT_ONCE}`)) as Answer;
}
