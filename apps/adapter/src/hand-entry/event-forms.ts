import type { Agreement } from '#agreement';
import { mayPublish } from '#agreement';
import type { CatalogueEntry, CatalogueField, Titles } from '#catalogue';
import { catalogue, payloadSchema } from '#catalogue';
import type { AgencyField } from './agency-choices.ts';
import { agencyField } from './agency-choices.ts';

/** How a field is entered: by one code, some codes, a day, an instant, a whole number, a tick, yes or no, or a text of a fixed form. */
export type FieldKind =
  'code' | 'codes' | 'day' | 'instant' | 'number' | 'tick' | 'yes-no' | 'text' | 'texts';

/** One field of a form. */
export interface FormField {
  readonly name: string;
  readonly titles: Titles;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** A special category of personal data (Art. 9 GDPR): passes on explicit consent only. */
  readonly special: boolean;
  readonly codes?: readonly { readonly code: string; readonly titles: Titles }[];
  /** Borders of a number, inclusive. */
  readonly least?: number;
  readonly most?: number;
  /** Pattern of a text, as a browser takes it. */
  readonly pattern?: string;
  /** What the field may hold, in words (English, for integrators). */
  readonly form: string;
}

/** One type of event as a form for people. */
export interface EventForm {
  readonly type: string;
  readonly theme: string;
  readonly titles: Titles;
  readonly fields: readonly FormField[];
}

/** The forms of all event types that this agency may publish under the agreement, in the order of the catalogue. */
export function eventForms(agreement: Agreement, agency: string): readonly EventForm[] {
  return catalogue
    .filter(({ type }) => mayPublish(agreement, agency, type))
    .map((entry) => formOf(entry, agencyField(agreement, agency, entry.type)));
}

function formOf({ type, theme, titles, fields }: CatalogueEntry, naming: AgencyField | undefined): EventForm {
  const { properties } = (payloadSchema(type) ?? {}) as Schema;
  return {
    type,
    theme,
    titles,
    fields: fields.map((field) => {
      const form = fieldOf(field, properties?.[field.name] ?? {});
      return naming?.field === field.name ? chosenFrom(naming, form) : form;
    }),
  };
}

/** An agency is chosen by its name. */
function chosenFrom({ choices }: AgencyField, form: FormField): FormField {
  const { pattern: _, ...field } = form;
  return { ...field, kind: 'code', codes: choices };
}

/** What of a field's JSON Schema tells how it is entered. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

function fieldOf(
  { name, titles, optional, special, codes, form }: CatalogueField,
  schema: Schema,
): FormField {
  const kind = kindOf(schema, codes !== undefined);
  return {
    name,
    titles,
    kind,
    required: optional !== true,
    special: special === true,
    ...(codes !== undefined && {
      codes: Object.entries(codes).map(([code, words]) => ({ code, titles: words })),
    }),
    ...(schema.minimum !== undefined && { least: schema.minimum }),
    ...(schema.maximum !== undefined && { most: schema.maximum }),
    ...(kind === 'text' && schema.pattern !== undefined && { pattern: schema.pattern }),
    form,
  };
}

function kindOf({ type, format, const: only }: Schema, isCoded: boolean): FieldKind {
  if (type === 'array') return isCoded ? 'codes' : 'texts';
  if (isCoded) return 'code';
  if (only === true) return 'tick';
  if (type === 'boolean') return 'yes-no';
  if (type === 'integer' || type === 'number') return 'number';
  return format === 'date' ? 'day' : format === 'date-time' ? 'instant' : 'text';
}
