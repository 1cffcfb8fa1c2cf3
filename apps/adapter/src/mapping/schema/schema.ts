/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object with these keys and no others. */
export function closed(properties: Readonly<Record<string, Schema>>, required: readonly string[]): Schema {
  return { type: 'object', additionalProperties: false, properties, required };
}

/** The definition of that name; in an `allOf`, so that a description may stand beside it. */
export function ref(name: string): Schema {
  return { allOf: [{ $ref: `#/definitions/${name}` }] };
}
