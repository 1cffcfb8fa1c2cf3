import type { LocalAgency } from '../../deploy/local/network/network.mjs';
import { dropExport } from '../network/files.ts';
import type { SampleNetwork } from '../network/start-sample-network.ts';
import { germanMidnight } from './german-midnight.ts';

/** Who takes part: two offices that open cases, the course provider, and BAMF, which only receives. */
export const PARTIES = ['jobcenter', 'abh', 'vhs', 'bamf'] as const;

/** One of them. */
export type Party = (typeof PARTIES)[number];

/** An office that sends people into courses. */
export type Office = 'jobcenter' | 'abh';

/** One person's file numbers; whoever exported one of them is linked by the number it shares with the others. */
export interface Person {
  readonly office: Office;
  readonly azr: string;
  readonly voucher: string;
  /** The file number at each of the three. */
  readonly files: Readonly<Partial<Record<Party, string>>>;
}

/** One event as it must stand in the record. */
export interface Happening {
  readonly person: Person;
  readonly author: Party;
  readonly type: string;
  readonly happenedAt: string;
  /** Whom the sample agreement lets have it by law, read from the paragraphs and not by the product. */
  readonly reaches: readonly Party[];
}

type Art = 'PFLICHT' | 'SCHEIN' | 'ANMELDUNG' | 'BEGINN' | 'PAUSE' | 'FEHLZEIT';

/** What an office tells (§ 88a(1) AufenthG, § 8(1) IntV), and what the course provider tells (§ 8(2), (3) IntV). */
const ARTS: Readonly<
  Record<Art, { readonly type: string; readonly cells: string; readonly reaches: readonly string[] }>
> = {
  PFLICHT: { type: 'duty-stated', cells: '1;;', reaches: ['vhs', 'bamf'] },
  SCHEIN: { type: 'voucher-issued', cells: 'O;;31.12.2027', reaches: ['vhs', 'bamf'] },
  ANMELDUNG: { type: 'registered', cells: 'IK-2026-001;;', reaches: ['bamf'] },
  BEGINN: { type: 'course-started', cells: 'IK-2026-001;;', reaches: ['bamf'] },
  PAUSE: { type: 'interrupted', cells: 'IK-2026-001;;', reaches: ['bamf'] },
  FEHLZEIT: { type: 'irregular-attendance', cells: 'IK-2026-001;12;', reaches: ['office'] },
};

const COURSE: readonly Art[] = ['ANMELDUNG', 'BEGINN', 'FEHLZEIT', 'PAUSE'];
const DAY = 86_400_000;
/** Course data is kept for five years after it happened (§ 8(5) IntV): what is older expires before it has arrived. */
const FIRST_DAY = Math.floor(Date.now() / DAY - 1_800) * DAY;

/** How new rows of a party, cells between `;`, get to its adapter; `number` is new with each. */
export type Give = (agency: LocalAgency, number: number, rows: readonly string[]) => void;

const layCsv: Give = (agency, number, rows) => dropExport(agency, `export-${number}.csv`, rows);

/** The export files of all parties, and what must come of them: no two rows tell of the same kind of event on the same day. */
export class Exports {
  readonly happenings: Happening[] = [];
  readonly people: Person[] = [];
  readonly #rows = new Map<Party, string[]>();
  readonly #days = new Map<string, number>();
  #files = 0;

  constructor(
    private readonly network: SampleNetwork,
    private readonly give: Give = layCsv,
  ) {}

  /** New people, half of them of either office: each is known to BAMF by number and, by law, obliged. */
  newPeople(count: number): readonly Person[] {
    return Array.from({ length: count }, () => {
      const number = String(this.people.length + 1).padStart(4, '0');
      const office: Office = this.people.length % 2 === 0 ? 'jobcenter' : 'abh';
      const files = { [office]: `A-${number}`, vhs: `K-${number}`, bamf: `B-${number}` };
      const person = { office, azr: `2026${number}`, voucher: `S-${number}`, files };
      this.people.push(person);
      this.#write('bamf', `${files.bamf};${person.azr};;1;KENNTNIS;01.01.2026;;;`);
      this.#tell(person, office, 'PFLICHT');
      return person;
    });
  }

  /** So many more vouchers from each person's office, and as many reports of the course provider. */
  more(people: readonly Person[], count: number): void {
    for (const person of people) {
      for (let one = 0; one < count; one += 1) {
        this.#tell(person, person.office, 'SCHEIN');
        this.#report(person, one);
      }
    }
  }

  /** A long export: so many reports of the course provider on each person, and nothing of anybody else. */
  reports(people: readonly Person[], count: number): void {
    for (let one = 0; one < count; one += 1) for (const person of people) this.#report(person, one);
  }

  /** Lays what was told since the last time on its way to the adapters, one export for each party; the number of rows. */
  lay(): number {
    this.#files += 1;
    let rows = 0;
    for (const [party, lines] of this.#rows) {
      this.give(this.network.agency(party), this.#files, lines);
      rows += lines.length;
    }
    this.#rows.clear();
    return rows;
  }

  #report(person: Person, number: number): void {
    this.#tell(person, 'vhs', COURSE[number % COURSE.length] ?? 'ANMELDUNG');
  }

  #tell(person: Person, author: Party, art: Art): void {
    const { type, cells, reaches } = ARTS[art];
    const number = (this.#days.get(`${author} ${art}`) ?? 0) + 1;
    this.#days.set(`${author} ${art}`, number);
    const day = new Date(FIRST_DAY + number * DAY).toISOString().slice(0, 10);
    const german = day.split('-').reverse().join('.');
    const azr = author === 'vhs' ? '' : person.azr;
    this.#write(
      author,
      `${person.files[author]};${azr};${person.voucher};${number};${art};${german};${cells}`,
    );
    this.happenings.push({
      person,
      author,
      type: `de.wegmarke.language.${type}.v1`,
      happenedAt: germanMidnight(day),
      reaches: reaches.map((one) => (one === 'office' ? person.office : (one as Party))),
    });
  }

  #write(party: Party, row: string): void {
    this.#rows.set(party, [...(this.#rows.get(party) ?? []), row]);
  }
}
