import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { catalogue, commands } from './catalogue.ts';
import type { CatalogueEntry } from './entry.ts';
import { payloadProblems } from './payload-problems.ts';
import { payloadSchema } from './payload-schema.ts';

const ajv = new Ajv2020({ strict: true, validateFormats: false, allowUnionTypes: true });
const all = [...catalogue, ...commands].map((entry) => ({
  entry,
  fits: ajv.compile(payloadSchema(entry.type) as object),
}));

/** Whether the class takes it, as far as a schema can say so: limits of the whole aside. */
function isTaken(type: string, data: unknown): boolean | undefined {
  const problems = payloadProblems(type, data);
  const isOfLimits = problems.some(({ code }) => ['TOO_LARGE', 'TOO_DEEP'].includes(code));
  return isOfLimits ? undefined : problems.length === 0;
}

/** Values that are wrong in one place only, or right: what single fields are tried with. */
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(
    '2024-02-29',
    '2025-02-29',
    '1900-02-29',
    '2000-02-29',
    '2100-02-29',
    '2025-04-31',
    '1899-12-31',
  ),
  fc.constantFrom(
    '2024-02-29T23:59:59.999Z',
    '2025-02-29T00:00:00.000Z',
    '2025-01-01T24:00:00.000Z',
    '0000-02-29T00:00:00.000Z',
  ),
  fc
    .date({ noInvalidDate: true, min: new Date('1800-01-01'), max: new Date('2300-01-01') })
    .map((date) => date.toISOString()),
  fc
    .date({ noInvalidDate: true, min: new Date('1800-01-01'), max: new Date('2300-01-01') })
    .map((date) => date.toISOString().slice(0, 10)),
  fc.stringMatching(/^[A-Za-z0-9_-]{0,66}$/),
  fc.string({ unit: 'grapheme', maxLength: 90 }),
  fc.constantFrom(
    'a\u0000b',
    'abc\n',
    '\ud800abc',
    'abc\u2028',
    '😀😀😀',
    '*',
    'de.wegmarke.language.registered.v1',
  ),
  fc.constantFrom(0, 1, -1, 1.5, 100, 1000, true, false, null, [], {}),
);

/** The payload with the value at one of its places, however deep. */
function changed(data: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const inner = changed(Reflect.get(data as object, name), rest, value);
  return Array.isArray(data) ? data.with(Number(name), inner) : { ...(data as object), [name]: inner };
}

function placesIn(data: unknown, at: readonly (string | number)[] = []): (string | number)[][] {
  if (typeof data !== 'object' || data === null) return [[...at]];
  return [[...at], ...Object.entries(data).flatMap(([name, one]) => placesIn(one, [...at, name]))];
}

function places(entry: CatalogueEntry): (string | number)[][] {
  const absent = entry.fields.map(({ name }) => [name]);
  return [...placesIn(entry.example), ...absent, ['unknown']];
}

describe('The JSON Schema of a payload', () => {
  it.each(all.map((one) => [one.entry.type, one] as const))(
    'takes the example of %s',
    (_type, { entry, fits }) => {
      expect({ fits: fits(entry.example), errors: fits.errors }).toEqual({ fits: true, errors: null });
    },
  );

  it('takes what the hub takes, and refuses what the hub refuses', () => {
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.nat(), values, ({ entry, fits }, which, value) => {
        const known = places(entry);
        const data = changed(entry.example, known[which % known.length] ?? [], value);
        const taken = isTaken(entry.type, data);
        if (taken === undefined) return;
        counts[taken ? 'taken' : 'refused'] += 1;
        expect({ type: entry.type, data, taken: fits(data) }).toEqual({ type: entry.type, data, taken });
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(100);
  });

  it('asks for every required field', () => {
    for (const { entry, fits } of all)
      for (const { name, optional } of entry.fields) {
        const { [name]: _left, ...rest } = entry.example;
        expect({ type: entry.type, name, fits: fits(rest) }).toEqual({
          type: entry.type,
          name,
          fits: optional === true,
        });
      }
  });

  it('is there for no unknown type', () => {
    expect(payloadSchema('de.wegmarke.language.unknown.v1')).toBeUndefined();
  });
});
