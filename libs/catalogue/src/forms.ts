import { DAY, INSTANT } from './calendar-pattern.ts';
import type { Codes, FieldForm } from './field.ts';
import { arrayOf } from './json-schema.ts';

/** One code of a closed list. */
export function oneOf(codes: Codes): FieldForm {
  return {
    words: `one of ${Object.keys(codes).join(', ')}`,
    schema: { enum: Object.keys(codes) },
    codes,
    holds: (value) => typeof value === 'string' && Object.hasOwn(codes, value),
  };
}

/** One or more different codes of a closed list. */
export function someOf(codes: Codes): FieldForm {
  const one = oneOf(codes);
  const most = Object.keys(codes).length;
  return {
    words: `a list of different values, each ${one.words}`,
    schema: { ...arrayOf(one.schema, 1, most), uniqueItems: true },
    codes,
    holds: (value) => isSetOf(value, most, one.holds),
  };
}

/** A list of 1 to `most` different values of one form. */
export function listOf(form: FieldForm, most: number): FieldForm {
  return {
    words: `a list of 1 to ${most} different values, each ${form.words}`,
    schema: { ...arrayOf(form.schema, 1, most), uniqueItems: true },
    ...(form.codes && { codes: form.codes }),
    holds: (value) => isSetOf(value, most, form.holds),
  };
}

/** A text of this pattern; `words` tell people the pattern. */
export function text(pattern: RegExp, words: string): FieldForm {
  return {
    words,
    schema: { type: 'string', pattern: pattern.source, description: words },
    holds: (value) => typeof value === 'string' && pattern.test(value),
  };
}

/** A whole number within borders (inclusive). */
export function count(least: number, most: number): FieldForm {
  return {
    words: `a whole number from ${least} to ${most}`,
    schema: { type: 'integer', minimum: least, maximum: most },
    holds: (value) => Number.isInteger(value) && (value as number) >= least && (value as number) <= most,
  };
}

/** Whether a value is a JSON object: its members are checked by its own payload class. */
export function isPart(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON object. */
export function partOf(words: string): FieldForm {
  return { words, schema: { type: 'object' }, holds: isPart };
}

/** A list of JSON objects, borders included; `words` name them in the plural. */
export function partsOf(words: string, least: number, most: number): FieldForm {
  return {
    words: `a list of ${least} to ${most} ${words}`,
    schema: arrayOf({ type: 'object' }, least, most),
    holds: (value) =>
      Array.isArray(value) && value.length >= least && value.length <= most && value.every(isPart),
  };
}

/** `true` or `false`, never a text. */
export const flag: FieldForm = {
  words: 'true or false',
  schema: { type: 'boolean' },
  holds: (value) => typeof value === 'boolean',
};

/** `true` and nothing else: what is not so is left out. */
export const yes: FieldForm = {
  words: 'true',
  schema: { const: true },
  holds: (value) => value === true,
};

/** A day of the calendar, `YYYY-MM-DD`; days that no calendar knows are refused. */
export const day: FieldForm = {
  words: 'a day of the calendar as YYYY-MM-DD',
  schema: { type: 'string', format: 'date', pattern: DAY },
  holds: (value) =>
    typeof value === 'string' &&
    /^(19|20|21)\d\d-\d\d-\d\d$/.test(value) &&
    existsAs(`${value}T00:00:00.000Z`),
};

/** An instant: UTC, ISO 8601 with milliseconds and `Z`. */
export const instant: FieldForm = {
  words: 'an instant in UTC as YYYY-MM-DDThh:mm:ss.sssZ',
  schema: { type: 'string', format: 'date-time', pattern: INSTANT },
  holds: (value) =>
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && existsAs(value),
};

/** A name in keys, subjects and streams: a network or an agency. */
export const slug: FieldForm = text(
  /^[a-z][a-z0-9-]{1,31}$/,
  '2 to 32 small letters, digits and hyphens, beginning with a letter',
);

/** An id that an adapter or the hub made: base64url of at least 128 bits. */
export const id: FieldForm = text(/^[A-Za-z0-9_-]{22,64}$/, 'base64url of 22 to 64 characters');

/** A reference within a case that its author chooses: a consent, one of its provisions. */
export const reference: FieldForm = text(
  /^[A-Za-z0-9_-]{1,64}$/,
  '1 to 64 letters, digits, hyphens and underscores',
);

/** 32 bytes (a SHA-256 hash, a salt). */
export const bytes32: FieldForm = text(
  /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/,
  '32 bytes as base64url (43 characters)',
);

/** A code that the agency's own system uses for a course or measure; it names a group, never a person. */
export const groupCode: FieldForm = text(
  /^[A-Z0-9][A-Z0-9-]{1,30}[A-Z0-9]$/,
  '3 to 32 capital letters, digits and hyphens',
);

/** The id of a row of a decision table: as tables of the agreement name theirs, or as an agency's own system does. */
export const tableRow: FieldForm = text(
  /^[A-Za-z0-9][A-Za-z0-9-]{1,62}[A-Za-z0-9]$/,
  '3 to 64 letters, digits and hyphens',
);

function isSetOf(value: unknown, most: number, holds: (one: unknown) => boolean): boolean {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) return false;
  return value.every(holds) && new Set(value).size === value.length;
}

function existsAs(instantText: string): boolean {
  const ms = Date.parse(instantText);
  return !Number.isNaN(ms) && new Date(ms).toISOString() === instantText;
}
