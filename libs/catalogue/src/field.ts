import { ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import type { Depth } from '#gate';
import type { CatalogueField, Titles } from './entry.ts';
import type { JsonSchema } from './json-schema.ts';

/** A closed list of codes, with what people see for each. */
export type Codes = Readonly<Record<string, Titles>>;

/** The title of a field and where it departs from the rule: required, detail, the event's own category, not special. */
export interface FieldShape extends Titles {
  readonly optional?: true;
  readonly special?: true;
  readonly depth?: Depth;
  /** Category of the field where it is another than the event's, e.g. `health`. */
  readonly category?: string;
}

/** What a field may hold: the words for the fix, the test, and the same as JSON Schema for those who do not run the test. */
export interface FieldForm {
  readonly words: string;
  readonly schema: JsonSchema;
  readonly codes?: Codes;
  readonly holds: (value: unknown) => boolean;
}

interface DefinedField extends Omit<CatalogueField, 'category'> {
  readonly category: string | undefined;
}

/** One field as its class declares it, for JSON Schema. */
export interface DeclaredField {
  readonly name: string;
  readonly titles: Titles;
  readonly form: FieldForm;
  readonly optional: boolean;
  /** The class of the object, or of each in the list, that the field holds. */
  readonly part?: PayloadClass;
}

/** A payload class, as its instances name it. */
export type PayloadClass = new () => object;

const fieldsOfClass = new Map<unknown, DefinedField[]>();
const formsOfClass = new Map<unknown, Map<string, FieldForm>>();
const partsOfClass = new Map<unknown, Map<string, PayloadClass>>();

/** A payload field of this form: checked by class-validator, classed for the gate, titled for people, all in one place. */
export function field(form: FieldForm, shape: FieldShape): PropertyDecorator {
  return (target, property) => {
    const name = String(property);
    define(target.constructor, name, form, shape);
    if (shape.optional) ValidateIf((_, value) => value !== undefined)(target, property);
    ValidateBy({
      name: 'form',
      validator: { validate: (value) => form.holds(value), defaultMessage: () => form.words },
    })(target, property);
  };
}

/** A field that holds one object, or a list of objects, of another payload class. */
export function partField(part: PayloadClass, form: FieldForm, shape: FieldShape): PropertyDecorator {
  return (target, property) => {
    field(form, shape)(target, property);
    ValidateNested({ message: form.words })(target, property);
    const parts = partsOfClass.get(target.constructor) ?? new Map<string, PayloadClass>();
    partsOfClass.set(target.constructor, parts.set(String(property), part));
  };
}

/** The fields of a payload class in the order in which they are written, classed for an event of this category. */
export function fieldsOf(payload: PayloadClass, category: string): CatalogueField[] {
  return (fieldsOfClass.get(payload) ?? []).map((defined) => ({
    ...defined,
    category: defined.category ?? category,
  }));
}

/** The fields of a payload class as they were declared. */
export function declaredFields(payload: PayloadClass): DeclaredField[] {
  const forms = formsOfClass.get(payload);
  return (fieldsOfClass.get(payload) ?? []).flatMap(({ name, titles, optional }) => {
    const form = forms?.get(name);
    const part = partsOfClass.get(payload)?.get(name);
    return form ? [{ name, titles, form, optional: optional === true, ...(part && { part }) }] : [];
  });
}

/** Makes an instance of the payload class from plain JSON, nested parts included; unknown members stay on it to be refused. */
export function instanceOf(payload: PayloadClass, plain: object): object {
  const parts = [...(partsOfClass.get(payload) ?? [])].map(([name, part]): [string, unknown] => [
    name,
    partOf(part, Reflect.get(plain, name)),
  ]);
  return Object.assign(new payload(), plain, Object.fromEntries(parts));
}

function partOf(part: PayloadClass, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => partOf(part, one));
  return typeof value === 'object' && value !== null ? instanceOf(part, value) : value;
}

function define(owner: unknown, name: string, form: FieldForm, shape: FieldShape): void {
  const defined: DefinedField = {
    name,
    titles: { de: shape.de, en: shape.en },
    depth: shape.depth ?? 'detail',
    category: shape.category,
    ...(shape.special && { special: shape.special }),
    ...(shape.optional && { optional: shape.optional }),
    form: form.words,
    ...(form.codes && { codes: form.codes }),
  };
  fieldsOfClass.set(owner, [...(fieldsOfClass.get(owner) ?? []), defined]);
  formsOfClass.set(owner, (formsOfClass.get(owner) ?? new Map<string, FieldForm>()).set(name, form));
}
