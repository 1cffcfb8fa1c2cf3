import type { HiddenCase } from './hidden-doings.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Ids and hashes as the parts of the network make them. */
const ID = /^[A-Za-z0-9_-]{32,64}$/;

/** The same with names in the place of everything that differs between any two cases: handles, ids, instants. */
export function withNames(told: object, { handles, names }: HiddenCase): unknown {
  const handleNames = new Map(
    Object.entries(handles).map(([agency, handle]) => [handle, `handle of ${agency}`]),
  );
  return JSON.parse(
    JSON.stringify(told, (_, value: unknown) => {
      if (typeof value !== 'string') return value;
      const named = names.get(value) ?? handleNames.get(value);
      if (named !== undefined) return named;
      if (INSTANT.test(value)) return 'an instant';
      return ID.test(value) ? 'an id' : value;
    }),
  ) as unknown;
}
