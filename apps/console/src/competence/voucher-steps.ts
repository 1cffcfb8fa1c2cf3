import { germanDay } from '../consent-desk/german-midnight.ts';
import type { Text } from '../page/text.ts';

/** The table by which it is settled who issues the voucher. */
export const VOUCHER_TABLE = 'voucher';
/** For what the asked agency's answer is read. */
export const DUPLICATE_CHECK = 'duplicate-check';

/** The entries of the steps. */
export const types = {
  asked: 'de.wegmarke.information.requested.v1',
  answered: 'de.wegmarke.information.answered.v1',
  declined: 'de.wegmarke.information.declined.v1',
  decided: 'de.wegmarke.language.competence-decided.v1',
  voucher: 'de.wegmarke.language.voucher-issued.v1',
} as const;

/** Results of an answer that say that somebody else acted already. */
const EXISTS: readonly unknown[] = ['issued-elsewhere', 'registered-elsewhere', 'completed-before'];

/** What of an entry made by hand tells that it was asked already. */
interface MadeByHand {
  readonly type: string;
  readonly state?: string;
  readonly happenedAt?: string;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** An entry of the timeline, as far as the steps look at it. */
export interface AnswerEntry {
  readonly id: string;
  readonly type: string;
  readonly title: Text;
  readonly agency: string;
  readonly happenedAt?: string;
  readonly corrects?: string;
  readonly fields: readonly {
    readonly name: string;
    readonly label: Text;
    readonly value: unknown;
    readonly text?: Text;
  }[];
}

/** The question whether there is a voucher already, as it is entered; the answer is needed before one is issued. */
export function question(addressee: string) {
  return {
    type: types.asked,
    data: { addressee, about: types.voucher, paragraph: 'intv-8-1-2', necessity: 'before-issue' },
  };
}

/** The latest day on which it was asked by hand; undefined when it was not, or by the agency's own system. */
export function lastAsked(entries: readonly MadeByHand[]): string | undefined {
  return entries
    .filter(
      ({ type, state, data }) => type === types.asked && isUnder(state) && data?.['about'] === types.voucher,
    )
    .flatMap(({ happenedAt }) => (happenedAt === undefined ? [] : [happenedAt]))
    .toSorted()
    .at(-1);
}

/** The question as it stands in the timeline, and what the asked agency told. */
export interface CheckSeen {
  /** The latest question from here; absent where the timeline shows none. */
  readonly question?: AnswerEntry;
  /** Replies to that question, the newest first. */
  readonly answers: readonly AnswerEntry[];
  /** Vouchers of that agency, of whatever day: they are there whether or not anybody asked. */
  readonly vouchers: readonly AnswerEntry[];
}

/** What the timeline shows of the question that `own` put to `addressee`. An answer to an earlier question says nothing about today. */
export function checkIn(entries: readonly AnswerEntry[], own: string, addressee: string): CheckSeen {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  const course = entries
    .filter(({ id }) => !corrected.has(id))
    .toSorted((one, other) => (one.happenedAt ?? '').localeCompare(other.happenedAt ?? ''));
  const asked = course.findLast((one) => one.agency === own && asksFor(one, addressee));
  const told = course.filter(({ agency }) => agency === addressee).toReversed();
  return {
    ...(asked && { question: asked }),
    answers: asked === undefined ? [] : told.filter((one) => replies(one, asked)),
    vouchers: told.filter(({ type }) => type === types.voucher),
  };
}

/** The later of the days on which it was asked; either may be unknown. */
export function laterDay(one: string | undefined, other: string | undefined): string | undefined {
  return [one, other]
    .filter((at) => at !== undefined)
    .toSorted()
    .at(-1);
}

function asksFor(entry: AnswerEntry, addressee: string): boolean {
  const isAbout = fieldOf(entry, 'about') === types.voucher;
  return entry.type === types.asked && isAbout && fieldOf(entry, 'addressee') === addressee;
}

/** By the question that the reply names; where it names none, by the day: exports often know no more. */
function replies(told: AnswerEntry, asked: AnswerEntry): boolean {
  if (told.type !== types.answered && told.type !== types.declined) return false;
  const request = fieldOf(told, 'request');
  if (request !== undefined) return request === asked.id || request === asked.corrects;
  if (told.happenedAt === undefined || asked.happenedAt === undefined) return false;
  return germanDay(told.happenedAt) >= germanDay(asked.happenedAt);
}

function fieldOf({ fields }: AnswerEntry, wanted: string): unknown {
  return fields.find(({ name }) => name === wanted)?.value;
}

/** Whether what was told says that there is one already. It never keeps anybody from recording another. */
export function isThereOne(told: readonly AnswerEntry[]): boolean {
  return told.some(
    ({ type, fields }) =>
      type === types.voucher || fields.some(({ name, value }) => name === 'result' && EXISTS.includes(value)),
  );
}

/** Neither taken back nor refused. */
function isUnder(state: string | undefined): boolean {
  return state !== 'withdrawn' && state !== 'refused';
}
