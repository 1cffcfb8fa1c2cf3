import { Ajv } from 'ajv';
import { readMapping } from '../read-mapping.ts';
import { mappingSchema } from './mapping-schema.ts';
import { EVERYTHING, LIST } from './spec/every-key.ts';

type Node = { [key: string]: unknown };
type Path = readonly string[];

const schema = mappingSchema();
const validate = new Ajv({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
}).compile(schema);

const read = (mapping: unknown) => {
  const found = readMapping(JSON.stringify(mapping), () => LIST);
  return Array.isArray(found) ? found : [];
};

/** Every object of a value with its path. */
function objectsIn(value: unknown, path: Path = []): { path: Path; node: Node }[] {
  if (typeof value !== 'object' || value === null) return [];
  const members = Object.entries(value).flatMap(([key, member]) => objectsIn(member, [...path, key]));
  return Array.isArray(value) ? members : [{ path, node: value as Node }, ...members];
}

/** A copy in which the object at the path was changed. */
function changed(path: Path, change: (node: Node) => void): unknown {
  const copy: unknown = structuredClone(EVERYTHING);
  change(path.reduce((node, key) => (node as Node)[key] as Node, copy) as Node);
  return copy;
}

/** The keys of which the schema speaks at a path, over all its alternatives; undefined where keys are free. */
function keysAt(path: Path): ReadonlySet<string> | undefined {
  const nodes = path.reduce<Node[]>((at, key) => at.flatMap((node) => step(node, key)), alternatives(schema));
  const objects = nodes.filter(({ type }) => type === 'object');
  if (objects.some(({ additionalProperties }) => additionalProperties !== false)) return undefined;
  return new Set(objects.flatMap(({ properties }) => Object.keys(properties as Node)));
}

function alternatives(node: unknown): Node[] {
  const { $ref, allOf, anyOf, oneOf, if: _, ...own } = node as Node;
  const name = typeof $ref === 'string' ? $ref.replace('#/definitions/', '') : undefined;
  const named = name === undefined ? [] : alternatives((schema['definitions'] as Node)[name]);
  const inner = [allOf, anyOf, oneOf].flatMap((list) => (Array.isArray(list) ? list : []) as unknown[]);
  return [own, ...named, ...inner.filter((one) => !('if' in (one as Node))).flatMap(alternatives)];
}

function step({ properties, additionalProperties, items }: Node, key: string): Node[] {
  const next =
    (properties as Node | undefined)?.[key] ??
    (/^\d+$/.test(key) ? items : undefined) ??
    additionalProperties;
  return typeof next === 'object' ? alternatives(next) : [];
}

/** Where the kind of an object is told by its place alone. */
const familyOf = (path: Path): string =>
  path
    .map((key, index) =>
      /^\d+$/.test(key) || ['fields', 'codeLists'].includes(path[index - 1] ?? '') ? '*' : key,
    )
    .join('/');

describe('The JSON Schema of mapping files', () => {
  const sections = objectsIn(EVERYTHING).filter(({ path }) => keysAt(path) !== undefined);

  it('takes a mapping in which every key stands, as the reader does', () => {
    expect(read(EVERYTHING)).toEqual([]);
    expect(validate(EVERYTHING) ? [] : validate.errors).toEqual([]);
  });

  it('knows the keys that the reader asks for, in every section, and no others', () => {
    const asked = new Map<string, Set<string>>();
    const known = new Map<string, ReadonlySet<string>>();
    for (const { path } of sections) {
      const problems = read(changed(path, (node) => (node['surplus'] = 1)));
      const fault = problems.find(
        ({ code, pointer }) => code === 'UNKNOWN_KEY' && pointer.endsWith('/surplus'),
      );
      const keys = fault?.fix.replace(/.*use one of: /, '').split(', ') ?? [];
      const family = familyOf(path);
      asked.set(family, new Set([...(asked.get(family) ?? []), ...keys]));
      known.set(family, new Set([...(known.get(family) ?? []), ...(keysAt(path) ?? [])]));
    }
    const sorted = (map: ReadonlyMap<string, ReadonlySet<string>>) =>
      Object.fromEntries([...map].map(([family, keys]) => [family, [...keys].toSorted()]));
    expect(sorted(known)).toEqual(sorted(asked));
    expect(asked.size).toBeGreaterThan(10);
  });

  it('refuses a surplus key in every section, as the reader does', () => {
    for (const { path } of sections) {
      const mapping = changed(path, (node) => (node['surplus'] = 1));
      expect({ path, schema: validate(mapping) }).toEqual({ path, schema: false });
    }
  });

  it('finds the same keys wanting as the reader', () => {
    for (const { path, node } of sections) {
      for (const key of Object.keys(node)) {
        if (BEYOND_A_SCHEMA.includes(key)) continue;
        const mapping = changed(path, (section) => delete section[key]);
        const reader = read(mapping).length === 0;
        expect({ path, key, valid: validate(mapping) }).toEqual({ path, key, valid: reader });
      }
    }
  });

  it.each([
    [
      'two forms of a field at once',
      (field: Node) => Object.assign(field, { codes: { A: 'general' }, date: 'DD.MM.YYYY' }),
    ],
    [
      'a code that the field does not know',
      (field: Node) => Object.assign(field, { codes: { A: 'knitting' } }),
    ],
    ['leaving out what must be there', (field: Node) => Object.assign(field, { optional: true })],
  ])('refuses %s, as the reader does', (_, change) => {
    const mapping = changed(['files', '0', 'rules', '0', 'fields', 'courseKind'], change);
    expect(read(mapping)).not.toEqual([]);
    expect(validate(mapping)).toBe(false);
  });

  it('refuses the short delimiter beside a format, as the reader does', () => {
    const mapping = changed(['files', '1'], (file) => (file['delimiter'] = ';'));
    expect(read(mapping)).not.toEqual([]);
    expect(validate(mapping)).toBe(false);
  });
});

/** What holds several places of a mapping together: the reader finds it, a schema cannot say it. */
const BEYOND_A_SCHEMA = ['codeLists', 'namespaces'];
