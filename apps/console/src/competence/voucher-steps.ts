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

/** The latest day on which it was asked from here; undefined when it was not. */
export function lastAsked(entries: readonly MadeByHand[]): string | undefined {
  return entries
    .filter(
      ({ type, state, data }) => type === types.asked && isUnder(state) && data?.['about'] === types.voucher,
    )
    .flatMap(({ happenedAt }) => (happenedAt === undefined ? [] : [happenedAt]))
    .toSorted()
    .at(-1);
}

/** What the asked agency told: its answers, and vouchers that it knows of; the newest first. */
export function answersOf(entries: readonly AnswerEntry[], addressee: string): readonly AnswerEntry[] {
  const told: readonly string[] = [types.answered, types.declined, types.voucher];
  return entries
    .filter(({ type, agency }) => agency === addressee && told.includes(type))
    .toSorted((one, other) => (other.happenedAt ?? '').localeCompare(one.happenedAt ?? ''));
}

/** Whether what was told says that there is one already. It never keeps anybody from recording another. */
export function isThereOne(answers: readonly AnswerEntry[]): boolean {
  return answers.some(
    ({ type, fields }) =>
      type === types.voucher || fields.some(({ name, value }) => name === 'result' && EXISTS.includes(value)),
  );
}

/** Neither taken back nor refused. */
function isUnder(state: string | undefined): boolean {
  return state !== 'withdrawn' && state !== 'refused';
}
