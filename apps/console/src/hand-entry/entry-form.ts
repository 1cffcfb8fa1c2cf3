import type { EventForm, FormField } from './entries.ts';

/** What stands in the fields of a form, by name: texts as they were typed, codes as a set. */
export type Filled = Readonly<Record<string, string | ReadonlySet<string>>>;

/** What is wrong with a field. */
export type Fault = 'missing' | 'wrong-form';

/** The fields as they begin: empty, or as an earlier entry says. */
export function begun({ fields }: EventForm, data: Readonly<Record<string, unknown>> = {}): Filled {
  return Object.fromEntries(fields.map((field) => [field.name, startOf(field, data[field.name])]));
}

/** The payload that the fields say; what is left empty is left out. */
export function payloadOf({ fields }: EventForm, filled: Filled): Readonly<Record<string, unknown>> {
  const members = fields.flatMap((field) => {
    const value = valueOf(field, filled[field.name]);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(members);
}

/** What is wrong, by field; the server looks again. */
export function faultsOf({ fields }: EventForm, filled: Filled): Readonly<Record<string, Fault>> {
  const found = fields.flatMap((field) => {
    const fault = faultOf(field, filled[field.name]);
    return fault === undefined ? [] : [[field.name, fault] as const];
  });
  return Object.fromEntries(found);
}

function startOf({ kind }: FormField, value: unknown): Filled[string] {
  if (kind === 'codes') return new Set(Array.isArray(value) ? value.map(String) : []);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

function valueOf({ kind }: FormField, typed: Filled[string] | undefined): unknown {
  if (typed instanceof Set) return typed.size === 0 ? undefined : [...typed];
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') return undefined;
  if (kind === 'number') return Number(text);
  if (kind === 'tick') return text === 'yes' ? true : undefined;
  return kind === 'yes-no' ? text === 'yes' : text;
}

function faultOf(field: FormField, typed: Filled[string] | undefined): Fault | undefined {
  const value = valueOf(field, typed);
  if (value === undefined) return field.required ? 'missing' : undefined;
  const { least = -Infinity, most = Infinity, pattern } = field;
  if (field.kind === 'number')
    return Number.isInteger(value) && Number(value) >= least && Number(value) <= most
      ? undefined
      : 'wrong-form';
  return pattern === undefined || (typeof value === 'string' && new RegExp(pattern).test(value))
    ? undefined
    : 'wrong-form';
}
