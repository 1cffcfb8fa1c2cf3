import type { SteeringAct } from './signed-act.ts';
import { votes } from './signed-act.ts';

/** What is wrong with a statement. */
export interface ActFault {
  /** JSON pointer into it (RFC 6901). */
  readonly pointer: string;
  readonly fix: string;
}

type Check = (value: unknown) => string | undefined;

const text =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'string' &&
    value.trim().length >= least &&
    value.length <= most &&
    // Half of a surrogate pair has no canonical JSON: nothing with it could be sealed.
    value.isWellFormed() &&
    !/\p{Cc}/u.test(value.replaceAll('\n', ''))
      ? undefined
      : `a text of ${least} to ${most} characters, each of them whole`;
/** A text in a party's own words: nothing invisible in it, which could make it look like another one. */
const ownWords =
  (least: number, most: number): Check =>
  (value) =>
    text(least, most)(value) ??
    (/\p{Cf}/u.test(String(value))
      ? 'a text without invisible characters: no zero-width ones, soft hyphens, or turns of direction'
      : undefined);
const formed =
  (form: RegExp, words: string): Check =>
  (value) =>
    typeof value === 'string' && form.test(value) ? undefined : words;
const oneOf =
  (...values: readonly string[]): Check =>
  (value) =>
    values.some((one) => one === value) ? undefined : `one of ${values.join(', ')}`;
const count: Check = (value) =>
  Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= 1_000_000
    ? undefined
    : 'a whole number, 0 to 1000000';
const day: Check = (value) =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(value) &&
  !Number.isNaN(Date.parse(value)) &&
  new Date(value).toISOString().startsWith(value)
    ? undefined
    : 'a day: YYYY-MM-DD';

/** A title may be left out: not everything has one. */
const titlesOrNone: Check = (value) => {
  if (value === undefined) return undefined;
  const { de, en, ...more } = membersOf(value) ?? {};
  const isWhole =
    [de, en].every((one) => ownWords(1, 400)(one) === undefined) && Object.keys(more).length === 0;
  return isWhole ? undefined : 'left out, or de and en of 1 to 400 characters each, none of them invisible';
};

interface Closed {
  readonly [member: string]: Check | Closed | readonly [Closed];
}

const MOST_ITEMS = 200;
const slug = formed(/^[a-z][a-z0-9-]{1,63}$/, '2 to 64 small letters, digits and hyphens');
const hash = formed(/^[A-Za-z0-9_-]{43}$/, 'the hash that `agreement diff` prints');
const orNone =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);
const said = {
  network: slug,
  agency: slug,
  proposal: slug,
  act: text(1, 16),
  at: formed(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'an instant: 2026-03-01T09:30:00.000Z'),
} as const;

/** The closed form of each act. */
const forms: Readonly<Record<SteeringAct['act'], Closed>> = {
  propose: {
    ...said,
    finding: {
      table: ownWords(1, 120),
      step: slug,
      quarter: formed(/^\d{4}-Q[1-4]$/, 'a quarter: 2026-Q1'),
      sentence: { de: text(1, 400), en: text(1, 400) },
    },
    nextHash: hash,
    comparedWith: orNone(hash),
    changes: [
      {
        section: ownWords(1, 40),
        kind: oneOf('added', 'removed', 'changed'),
        name: ownWords(1, 200),
        titles: titlesOrNone,
      },
    ] as const,
    whatIf: [{ table: slug, cases: count, casesChanged: count }] as const,
  },
  decide: { ...said, decision: oneOf(...votes), reason: ownWords(1, 1_000) },
  'put-in-force': { ...said, unit: ownWords(1, 80), on: day },
  withdraw: said,
};

/** The act that a signed value states, or its first fault: members that nobody knows are one. */
export function readAct(value: unknown): SteeringAct | ActFault {
  const act = membersOf(value)?.['act'];
  if (typeof act !== 'string' || !isAct(act))
    return { pointer: '/act', fix: `one of ${Object.keys(forms).join(', ')}` };
  return faultIn(value, forms[act], '') ?? (value as SteeringAct);
}

/** Whether what was read has a fault. */
export function isActFault(read: SteeringAct | ActFault): read is ActFault {
  return 'fix' in read;
}

function isAct(name: string): name is SteeringAct['act'] {
  return Object.hasOwn(forms, name);
}

function faultIn(value: unknown, form: Closed, at: string): ActFault | undefined {
  const members = membersOf(value);
  if (members === undefined) return { pointer: at, fix: `an object of ${Object.keys(form).join(', ')}` };
  const unknown = Object.keys(members).find((name) => !Object.hasOwn(form, name));
  if (unknown !== undefined)
    return { pointer: `${at}/${escaped(unknown)}`, fix: 'leave it out: nobody knows it' };
  for (const [name, check] of Object.entries(form)) {
    const fault = memberFault(members[name], check, `${at}/${name}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function memberFault(value: unknown, check: Closed[string], at: string): ActFault | undefined {
  if (typeof check === 'function') {
    const fix = check(value);
    return fix === undefined ? undefined : { pointer: at, fix };
  }
  if (!isListForm(check)) return faultIn(value, check, at);
  if (!Array.isArray(value) || value.length > MOST_ITEMS)
    return { pointer: at, fix: `a list of at most ${MOST_ITEMS}` };
  for (const [index, item] of value.entries()) {
    const fault = faultIn(item, check[0], `${at}/${index}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isListForm(check: Closed | readonly [Closed]): check is readonly [Closed] {
  return Array.isArray(check);
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : undefined;
}

function escaped(name: string): string {
  return name.slice(0, 32).replaceAll('~', '~0').replaceAll('/', '~1');
}
