import { readFileSync } from 'node:fs';
import { DeskHarness } from '../../apps/adapter/src/desk/spec/desk-harness.ts';
import { inClone } from '../../deploy/local/setup/places.mjs';

/** What in the desk's description the tests look at. */
interface Operation {
  readonly parameters: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: {
    readonly content: { readonly 'application/json': { readonly schema: { readonly properties: object } } };
  };
}

const document = JSON.parse(readFileSync(inClone('docs/openapi-desk.json'), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
);

/** A path with something of the right form for each parameter; the reference is one that the desk has. */
const filled = (path: string): string =>
  path
    .replaceAll('{reference}', '000123')
    .replaceAll(/\{(position|ordinal)\}/g, '1')
    .replaceAll(/\{\w+\}/g, 'a'.repeat(22));

/** The names after these words in what a desk answers. */
const namesIn = (detail: unknown, words: RegExp): readonly string[] | undefined =>
  words.exec(String(detail))?.[1]?.split(', ').toSorted();

describe("The description of the adapter's desk", () => {
  const harness = new DeskHarness();
  beforeAll(async () => {
    await harness.start();
    harness.link();
  });
  afterAll(() => harness.end());

  it('knows every route, and no other', () => {
    const described = operations.map(
      ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
    );
    expect(described.toSorted()).toEqual(Object.keys(harness.routes).toSorted());
  });

  it.each(operations.filter(({ operation }) => operation.requestBody !== undefined))(
    'names for $method $path the fields that the desk takes',
    async ({ method, path, operation }) => {
      const { body } = await harness.call(method, filled(path), { noSuchField: 1 });
      expect(body).toMatchObject({ code: 'FIELD_UNKNOWN', pointer: '/noSuchField' });
      const known = namesIn(body['detail'], /allowed are: (.*)$/) ?? [];
      const properties = operation.requestBody?.content['application/json'].schema.properties ?? {};
      expect(Object.keys(properties).toSorted()).toEqual(known);
    },
  );

  // The first never ends; the second looks for the consent before it looks at the question.
  const ELSEWHERE = ['/desk/ticks', '/desk/cases/{reference}/consents/{consentId}/withdrawal-preview'];
  const looks = operations.filter(({ method, path }) => method === 'GET' && !ELSEWHERE.includes(path));
  it.each(looks)(
    'names for $method $path the parameters that the desk takes',
    async ({ method, path, operation }) => {
      const { body } = await harness.call(method, `${filled(path)}?noSuchParameter=1`);
      const known =
        namesIn(body['detail'], /parameters? here (?:are:|is) ([\w, ]*\w)(?:, as often.*)?$/) ?? [];
      const named = operation.parameters.filter((one) => one.in === 'query').map(({ name }) => name);
      expect(named.toSorted()).toEqual(known);
    },
  );
});
