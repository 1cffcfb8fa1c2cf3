import type { TemplateResult } from 'lit';
import type { Role, SignedIn } from '../page/session.ts';
import type { Language, Say, Text } from '../page/text.ts';

/** What a view is given: who looks, and in which language. */
export interface View {
  readonly language: Language;
  readonly say: Say;
  readonly session: SignedIn;
}

/** One address of a section and what is shown there. */
export interface Route {
  /** E.g. `/case/:reference/consents`. */
  readonly path: string;
  readonly title: Text;
  /** Stands in the navigation; only for paths without parts. */
  readonly inNavigation?: true;
  readonly render: (
    view: View,
    params: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ) => TemplateResult;
}

/** One section of an agency's pages, for one role. */
export interface Section {
  readonly role: Role;
  readonly routes: readonly Route[];
  /** Stands above the view on some pages of all sections, as the ways within a case; undefined where it does not belong. */
  readonly above?: (view: View, path: string) => TemplateResult | undefined;
}
