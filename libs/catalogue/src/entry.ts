import type { Depth } from '#gate';

/** How one payload field is classed. */
export interface CatalogueField {
  readonly name: string;
  readonly depth: Depth;
  readonly category: string;
  /** A special category of personal data (Art. 9 GDPR): passes on explicit consent only. */
  readonly special?: true;
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
  readonly titles: { readonly de: string; readonly en: string };
  readonly fields: readonly CatalogueField[];
  readonly retention: Retention;
  readonly example: Readonly<Record<string, unknown>>;
  /** class-validator payload class; unknown fields are refused. */
  readonly payload: new () => object;
}
