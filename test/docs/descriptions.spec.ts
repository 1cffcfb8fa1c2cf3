import { readdirSync, readFileSync } from 'node:fs';
import { Parser } from '@asyncapi/parser';
import { Validator } from '@seriousme/openapi-schema-validator';
import { parse } from 'yaml';
import { inClone } from '../../deploy/local/setup/places.mjs';
import { catalogue, commands, payloadSchema } from '#catalogue';

const textOf = (file: string): string => readFileSync(inClone(`docs/${file}`), 'utf8');
const types = [...catalogue, ...commands].map(({ type }) => type);

/** What in the broker's description the tests look at. */
interface Described {
  readonly channels: Readonly<Record<string, { readonly address: string }>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly examples?: unknown }>> };
}

/** What the validator of AsyncAPI calls an error, not a hint: the first of its levels. */
const isError = (severity: number): boolean => severity === 0;

async function errorsIn(text: string): Promise<readonly string[]> {
  const { diagnostics, document } = await new Parser().parse(text);
  const errors = diagnostics.filter(({ severity }) => isError(severity));
  return [...errors.map(({ message }) => message), ...(document === undefined ? ['not read'] : [])];
}

describe('docs/asyncapi.yaml', () => {
  it('is AsyncAPI', async () => {
    expect(await errorsIn(textOf('asyncapi.yaml'))).toEqual([]);
  });

  it('is refused when a reference leads nowhere', async () => {
    const broken = textOf('asyncapi.yaml').replace(
      "'#/components/schemas/ClaimReply'",
      "'#/components/schemas/None'",
    );
    expect(await errorsIn(broken)).not.toEqual([]);
  });

  it('knows all six subjects and every type', () => {
    const { channels, components } = parse(textOf('asyncapi.yaml')) as Described;
    expect(Object.values(channels).map(({ address }) => address)).toEqual(
      ['intake', 'receipts', 'bell', 'claim', 'evidence', 'ledger'].map(
        (kind) => `${kind}.{network}.{agency}`,
      ),
    );
    expect(Object.keys(components.schemas)).toEqual(expect.arrayContaining(types));
  });
});

describe.each(['openapi.json', 'openapi-desk.json'])('docs/%s', (file) => {
  const validated = (document: object) => new Validator().validate(document as Record<string, unknown>);

  it('is OpenAPI 3.1', async () => {
    const document = JSON.parse(textOf(file)) as { readonly openapi: string };
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(await validated(document)).toMatchObject({ valid: true });
  });

  it('would not be without its paths of the right form', async () => {
    const document = JSON.parse(textOf(file)) as object;
    expect(await validated({ ...document, paths: { 'no-slash': {} } })).toMatchObject({ valid: false });
  });
});

describe('docs/schemas', () => {
  it('holds one schema for each type and one for the envelope', () => {
    const expected = [...types, 'envelope'].map((name) => `${name}.schema.json`);
    expect(readdirSync(inClone('docs/schemas')).toSorted()).toEqual(expected.toSorted());
  });

  it.each(types)('says of %s what the catalogue says', (type) => {
    expect(JSON.parse(textOf(`schemas/${type}.schema.json`))).toEqual(payloadSchema(type));
  });
});

describe.each(['catalogue.md', 'catalogue.de.md'])('docs/%s', (file) => {
  it('names every type with every field', () => {
    const sections = textOf(file).split(/^### /m);
    for (const { type, fields } of [...catalogue, ...commands]) {
      const section = sections.find((text) => text.includes(`\`${type}\``)) ?? '';
      for (const { name } of fields) expect(section).toContain(`\`${name}\``);
    }
  });
});
