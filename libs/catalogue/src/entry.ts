import type { Depth } from '#gate';

/** A text that people see. */
export interface Titles {
  readonly de: string;
  readonly en: string;
}

/** How one payload field is classed and called. */
export interface CatalogueField {
  readonly name: string;
  readonly titles: Titles;
  readonly depth: Depth;
  readonly category: string;
  /** A special category of personal data (Art. 9 GDPR): passes on explicit consent only. */
  readonly special?: true;
  readonly optional?: true;
  /** What the field may hold, in words (English, for integrators). */
  readonly form: string;
  /** The closed list of a coded field, with what people see for each code. */
  readonly codes?: Readonly<Record<string, Titles>>;
}

/** How long one kind of content stays readable: the paragraph, the period (ISO 8601 duration), from when it runs. */
export interface Retention {
  readonly paragraph: string;
  readonly period: string;
  readonly start: 'happened' | 'recorded' | 'case-closed';
}

/** One type of event that crosses agency borders, in one version. */
export interface CatalogueEntry {
  /** `de.wegmarke.<theme>.<name>.v<version>`. */
  readonly type: string;
  readonly version: number;
  readonly theme: string;
  readonly category: string;
  readonly titles: Titles;
  readonly fields: readonly CatalogueField[];
  readonly retention: Retention;
  readonly example: Readonly<Record<string, unknown>>;
  /** class-validator payload class; unknown fields are refused. */
  readonly payload: new () => object;
}
