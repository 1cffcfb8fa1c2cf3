/** A text in both languages of the network; the German one is binding. */
export interface Texts {
  readonly de: string;
  readonly en: string;
}

/** Why an agency may see an event: a paragraph, a consent, because it is its own, or to answer the person's request. */
export type Basis =
  | { readonly kind: 'statutory'; readonly rowId: string; readonly paragraph: string; readonly duty: boolean }
  | {
      readonly kind: 'consent';
      readonly rowId: string;
      /** Who keeps the record: consent ids are unique for each recorder only. */
      readonly recordedBy?: string;
      readonly consentId: string;
      readonly provisionId: string;
      readonly validUntil: string;
      readonly secrecyReleaseId?: string;
    }
  | { readonly kind: 'own' }
  | { readonly kind: 'access'; readonly requestId: string };
