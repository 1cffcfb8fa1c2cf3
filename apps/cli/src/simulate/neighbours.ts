import { writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdapterLog, RunningAgency } from '#adapter';
import { readConfig, startAgency } from '#adapter';
import type { Agreement } from '#agreement';
import type { Clock, Ids } from '#ports';
import type { Fixture } from '../fixtures/fixtures.ts';
import { exportOf, mappingOf, rowOf, SAMPLE_PERSON } from '../fixtures/fixtures.ts';
import { typesOf } from '../fixtures/sample-agreement.ts';
import { layOffice, OFFICE_FILES } from '../init/lay-office.ts';
import type { FirstRequest } from './registration-file.ts';

/** Quick, so that whoever watches does not wait. */
const PACE = { pollMs: 200, settleMs: 50 } as const;
/** The file by which it knows the person before anything has happened. */
const OPENING = 'opening';

/** Where the neighbours find hub and broker, and what they go by. */
export interface Surroundings {
  readonly folder: string;
  readonly agreement: Agreement;
  readonly hubUrl: string;
  readonly natsUrl: string;
  readonly hubKeysFile: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: AdapterLog;
}

/** An agency of the test network that nobody has to run: a real adapter with fixtures for exports. */
export class Neighbour {
  #running: RunningAgency | undefined;

  private constructor(
    readonly agency: string,
    readonly folder: string,
    /** What the hub registers it by. */
    readonly request: FirstRequest,
    /** The event types that it may publish. */
    readonly types: readonly string[],
  ) {}

  /** Lays out its folder; it does not run yet, as hub and broker have to know it first. */
  static async laid(
    agency: string,
    { folder: parent, agreement, hubUrl, natsUrl, hubKeysFile }: Surroundings,
    opensCases: boolean,
  ): Promise<Neighbour> {
    const folder = join(parent, agency);
    const types = typesOf(agency, agreement);
    const request = await layOffice({
      ...PACE,
      folder,
      network: agreement.network,
      agency,
      hubUrl,
      natsUrl,
      hubKeysFile,
      deskPort: 0,
      opensCases: opensCases ? 'by-export' : 'by-desk',
      mapping: mappingOf(types),
    });
    const neighbour = new Neighbour(agency, folder, request, types);
    await neighbour.export(OPENING, undefined, agreement.from.slice(0, 10));
    return neighbour;
  }

  /** Its own number for the sample person: every agency has another one. */
  get reference(): string {
    return `${this.agency.toUpperCase()}-0417`;
  }

  /** Whether it may publish the type. */
  publishes(type: string): boolean {
    return this.types.includes(type);
  }

  async start({ clock, ids, log }: Surroundings): Promise<void> {
    const config = readConfig(readFileSync(join(this.folder, OFFICE_FILES.config), 'utf8'), this.folder);
    if (Array.isArray(config)) throw new Error(`the configuration of ${this.agency} has faults`);
    this.#running = await startAgency(config, { clock, ids, log });
  }

  /** Its system exports that something happened to the sample person, on a day as YYYY-MM-DD. */
  async export(running: string, fixture: Fixture | undefined, day: string): Promise<void> {
    const of = { ...SAMPLE_PERSON, reference: this.reference, running, day: germanDay(day) };
    const file = join(this.folder, OFFICE_FILES.exports, `${running}.csv`);
    await writeFile(file, exportOf(this.types, [rowOf(fixture, of)]), { flag: 'wx', mode: 0o600 });
  }

  /** How its adapter stands. */
  status(): ReturnType<RunningAgency['status']> | undefined {
    return this.#running?.status();
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }
}

/** DD.MM.YYYY of YYYY-MM-DD. */
export function germanDay(day: string): string {
  return day.split('-').toReversed().join('.');
}
