import type { Text } from '../page/text.ts';

/** One kind of event that one agency may tell another, by law or by consent. */
export interface Told {
  readonly type: string;
  readonly title: Text;
  readonly by: readonly ('law' | 'consent')[];
}

/** One party of the agreement as "who is who" shows it. */
export interface PartyShown {
  readonly agency: string;
  readonly isOwn: boolean;
  readonly titles: Text;
  readonly unit: string;
  readonly controller: Text;
  readonly regime: string;
  /** Bound by professional secrecy (§ 203 StGB). */
  readonly secrecy: boolean;
  readonly legalSphere: string;
  readonly mandate: Text;
  readonly contactFunction: string;
  readonly dpo: string;
  readonly rightsDesk?: Text;
  readonly records: readonly { readonly type: string; readonly title: Text }[];
  readonly tellsUs: readonly Told[];
  readonly weTell: readonly Told[];
}

/** What `GET /desk/parties` answers. */
export interface Parties {
  readonly parties: readonly PartyShown[];
  /** Rows by which something is told by law. */
  readonly rows: readonly {
    readonly id: string;
    readonly paragraph: Text;
    readonly types: readonly Text[];
    readonly senders: readonly Text[];
    readonly recipients: readonly Text[];
  }[];
}
