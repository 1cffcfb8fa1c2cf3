import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv } from 'ajv';
import type { Fault, Path } from './problem.ts';
import { agreementSchema } from './schema.ts';

const compiled = new Map<object, ValidateFunction>();

/**
 * Compiled when the first document comes: every program loads this module, and few read a document. They read a handful, so what
 * shortens the compiled program costs more than it gains.
 */
function compiledSchema(schema: object): ValidateFunction {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const made = withDifferentItems(
    new Ajv({ allErrors: true, verbose: true, code: { optimize: false } }),
  ).compile(schema);
  compiled.set(schema, made);
  return made;
}

/** The validator's own comparison calls a member named `valueOf` or `toString`, and so throws at a list that holds one. */
function withDifferentItems(ajv: Ajv): Ajv {
  return ajv.removeKeyword('uniqueItems').addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    validate: (_wanted: boolean, items: readonly unknown[]) =>
      new Set(items.map(inOneOrder)).size === items.length,
  });
}

/** One text for one value, whatever the order of its members; also of what has no canonical JSON, as a document may hold it. */
function inOneOrder(item: unknown): string {
  return JSON.stringify(item, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1))
      : value,
  );
}

/** Every fault in the form of the document: missing, unknown and malformed parts. */
export function formFaults(document: unknown, schema: object = agreementSchema): Fault[] {
  const validate = compiledSchema(schema);
  return validate(document) ? [] : (validate.errors ?? []).map(faultOf);
}

function faultOf(error: ErrorObject): Fault {
  const path = pathOf(error.instancePath);
  const params = error.params as { readonly missingProperty?: string; readonly additionalProperty?: string };
  if (params.missingProperty !== undefined) {
    return {
      path: [...path, params.missingProperty],
      code: 'FIELD_MISSING',
      fix: `add ${params.missingProperty}`,
    };
  }
  if (params.additionalProperty !== undefined) {
    return { path: [...path, params.additionalProperty], code: 'FIELD_UNKNOWN', fix: 'remove this field' };
  }
  const wanted = (error.parentSchema as { readonly description?: string } | undefined)?.description;
  return { path, code: 'FIELD_INVALID', fix: `write ${wanted ?? error.message ?? 'what the schema wants'}` };
}

function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
