import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Agreement } from '#agreement';
import type { DoAct } from './acts.ts';
import { TYPES } from './bench-agreement.ts';
import { Unmet } from './unmet.ts';
import type { ExportRow } from './export-rows.ts';
import { exportText } from './export-rows.ts';
import type { ScriptedHub } from './hub/scripted-hub.ts';
import type { RunningHub } from './hub/start-hub.ts';
import type { Arrival } from './hub/wire.ts';

/** A file of the adapter under test that the hub knows, and the course of the row by which it came to be known. */
export interface KnownFile {
  readonly reference: string;
  readonly handle: string;
  readonly course: string;
}

/** A line of the adapter's file of JSON lines, as far as the kit reads it. */
export interface SinkLineRead {
  readonly id?: string;
  readonly reference?: string | null;
  /** Of a line that calls entries back. */
  readonly recall?: string;
}

/** Where the kit works. */
export interface StagePlan {
  readonly hub: ScriptedHub;
  readonly running: Pick<RunningHub, 'cable'>;
  /** Into which the kit puts exports. */
  readonly exports: string;
  readonly sink?: string;
  readonly log?: string;
  readonly act?: DoAct;
  /** The agreement that comes to be in force in one of the cases. */
  readonly changed: Agreement;
  /** Told of each step of the operator's interest. */
  readonly note: (words: string) => void;
}

const LOOK_EVERY_MS = 20;
/** How long something may take that must happen, and how long is waited for what must not; milliseconds. */
export const PATIENCE_MS = 20_000;
export const QUIET_MS = 1_500;
const LONG_AGO = '01.09.2025';

/** What the cases of the kit work with: the hub, the exports, the sink. */
export class Stage {
  /** What the adapter was given and must not write into its log. */
  readonly canaries = new Set<string>();
  /** What was exported of each row, without the course. */
  readonly known: { readonly file: string; readonly row: string; readonly type: string }[] = [];
  readonly began = new Date().toISOString();
  readonly #mark = Math.floor(Math.random() * 0xff_ff_ff)
    .toString(16)
    .padStart(6, '0')
    .toUpperCase();
  #exports = 0;
  #rows = 0;
  #replayedAt = Infinity;

  /** Claims that came before everything that they left behind was in the sink. */
  earlyClaims = 0;
  readonly #missable = new Set<string>();

  constructor(readonly plan: StagePlan) {
    plan.hub.claimed = (after) => {
      if (plan.sink !== undefined && this.#isEarly(after)) this.earlyClaims += 1;
    };
  }

  get hub(): ScriptedHub {
    return this.plan.hub;
  }

  /** A file number that nobody used before; with zeros in front of it, or without. */
  newReference(zeros = ''): string {
    this.#rows += 1;
    const number = `${9_000_000 + Number.parseInt(this.#mark, 16)}${String(this.#rows).padStart(3, '0')}`;
    this.canaries.add(number);
    return zeros + number;
  }

  /** A row with a course that no other row has. */
  row(file: string, over: Partial<ExportRow> = {}): ExportRow {
    const course = this.newCourse();
    return { file, row: `r${this.#mark}${this.#rows}`, event: 'byLaw', happened: LONG_AGO, course, ...over };
  }

  /** The code of a course that nobody used before. */
  newCourse(): string {
    this.#rows += 1;
    const course = `KIT-${this.#mark}-${this.#rows}`;
    this.canaries.add(course);
    return course;
  }

  /** From now on these entries need not be in the sink. */
  mayMiss(ids: readonly string[]): void {
    for (const id of ids) this.#missable.add(id);
  }

  /** Hands the adapter an export with these rows. */
  async feed(...rows: readonly ExportRow[]): Promise<void> {
    this.#exports += 1;
    this.known.push(...rows.map(({ file, row, event }) => ({ file, row, type: TYPES[event] })));
    const path = join(this.plan.exports, `kit-${this.#mark}-${this.#exports}`);
    await writeFile(`${path}.part`, exportText(rows), { flag: 'wx', mode: 0o600 });
    await rename(`${path}.part`, `${path}.csv`);
  }

  /** Hands over files and waits until the hub knows each by its first row. */
  async introduce(
    references: readonly string[],
    further: readonly ExportRow[] = [],
  ): Promise<readonly KnownFile[]> {
    const rows = references.map((reference) => this.row(reference));
    await this.feed(...rows, ...further);
    return Promise.all(
      rows.map(async ({ file, course }) => {
        const { handle } = await this.arrival(course);
        return { reference: file, handle, course };
      }),
    );
  }

  /** Arrivals of the row with this course. */
  arrivals(course: string): readonly Arrival[] {
    return this.hub.wire.arrivals.filter(({ envelope }) => envelope.data?.['courseCode'] === course);
  }

  /** As {@link arrivals}, without what somebody had sent again on purpose. */
  unasked(course: string): readonly Arrival[] {
    return this.arrivals(course).filter(({ at }) => at < this.#replayedAt);
  }

  /** The n-th arrival of the row with this course; fails when it does not come. */
  arrival(course: string, n = 1): Promise<Arrival> {
    const words = n === 1 ? 'a row that was exported did not come' : `an event did not come ${n} times`;
    return this.until(words, () => this.arrivals(course)[n - 1]);
  }

  /** What came of a file under consent only. */
  underConsent({ handle }: KnownFile): readonly Arrival[] {
    return this.hub.wire.of(handle, TYPES.byConsent);
  }

  /** Waits until there is something; throws {@link Unmet} with the words after a while. */
  async until<T>(words: string, look: () => T | undefined, patienceMs = PATIENCE_MS): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
      const found = look();
      if (found !== undefined && found !== false) return found;
      if (performance.now() > end) throw new Unmet(`${words} within ${patienceMs / 1_000} s`);
      await pause(LOOK_EVERY_MS);
    }
  }

  /** Gives the adapter the time to do what it must not. */
  async quiet(ms = QUIET_MS): Promise<void> {
    await pause(ms);
  }

  /** As {@link quiet}, counted from an instant (milliseconds since the epoch) that may be long ago. */
  async quietSince(at: number, ms: number): Promise<void> {
    await pause(Math.max(0, at + ms - Date.now()));
  }

  /** What is in the adapter's file of JSON lines; a line that is being written is left out. */
  sink(): readonly SinkLineRead[] {
    return textIn(this.plan.sink)
      .split('\n')
      .flatMap((line) => {
        try {
          return line === '' ? [] : [JSON.parse(line) as SinkLineRead];
        } catch {
          return [];
        }
      });
  }

  /** How often an entry is in the sink. */
  inSink(id: string): number {
    return this.sink().filter((line) => line.id === id).length;
  }

  /** What the adapter has written into its log so far. */
  log(): string {
    return textIn(this.plan.log);
  }

  /** Has something done at the adapter; only in cases that say that they need it. */
  act: DoAct = (act, about) => {
    const { act: doing } = this.plan;
    if (doing === undefined) throw new Error('no command for acts was given');
    if (act === 'replay') this.#replayedAt = Date.now();
    return doing(act, about);
  };

  #isEarly(after: number): boolean {
    const there = new Set(this.sink().map(({ id }) => id));
    const behind = this.hub.releases.filter(({ seq, id }) => seq <= after && !this.#missable.has(id));
    return behind.some(({ id }) => !there.has(id));
  }
}

function textIn(path: string | undefined): string {
  if (path === undefined) return '';
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
