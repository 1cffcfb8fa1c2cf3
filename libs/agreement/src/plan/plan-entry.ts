import { germanDayOf } from '../german-day.ts';
import type { PlanEntry } from './promising.ts';

/** The type of an entry about case management. */
export function caseworkType(name: string): string {
  return `de.wegmarke.casework.${name}.v1`;
}

/** The code or day of a field under its name; nothing where the field is not shown. */
export function named<Name extends string>({ fields }: PlanEntry, name: Name): Partial<Record<Name, string>> {
  const value = fields[name];
  return (typeof value === 'string' ? { [name]: value } : {}) as Partial<Record<Name, string>>;
}

/** The codes of a list; none where it is not shown. */
export function codesIn({ fields }: PlanEntry, name: string): readonly string[] {
  const value = fields[name];
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}

/** The German day of an entry; nothing where its date is not shown. */
export function dayOf({ happenedAt }: Pick<PlanEntry, 'happenedAt'>): { readonly on?: string } {
  return happenedAt === undefined ? {} : { on: germanDayOf(happenedAt) };
}
