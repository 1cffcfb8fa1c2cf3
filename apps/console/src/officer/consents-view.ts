import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language } from '../page/text.ts';
import { type Consent, type Provision, readTerms, type Terms, wholeList } from './answers.ts';
import { listWords as words, statuses } from './list-words.ts';
import { namedIn, shortened } from './named.ts';
import './officer-export.ts';
import { words as logWords } from './words.ts';

/** One provision of a consent, with the record that it stands in. */
interface Registered {
  readonly consent: Pick<Consent, 'case' | 'consentId' | 'recordedBy' | 'status'>;
  readonly provision: Provision | undefined;
}

type Unused = Provision & Pick<Consent, 'case' | 'consentId' | 'recordedBy'>;

/** The register of consents, or of those that nobody has used for so many days; a row for each provision. */
class ConsentsView extends LitElement {
  static override properties = { view: { attribute: false }, unused: { attribute: false } };

  declare view: View;
  /** Days without use; undefined: all consents. */
  declare unused: string | undefined;
  private readonly found = new Loaded(this, async () => {
    const [terms, rows] = await Promise.all([readTerms(), this.read()]);
    return { terms, rows };
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async read(): Promise<readonly Registered[]> {
    if (this.unused !== undefined) {
      const found = await wholeList<Unused>('consents/unused', { days: this.unused });
      return found.map((one) => ({ consent: { ...one, status: 'given' }, provision: one }));
    }
    const found = await wholeList<Consent>('consents');
    return found.flatMap(({ provisions, ...consent }): readonly Registered[] =>
      provisions.length === 0
        ? [{ consent, provision: undefined }]
        : provisions.map((provision) => ({ consent, provision })),
    );
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    const isUnused = this.unused !== undefined;
    const title = say(isUnused ? words.unused : words.consents);
    const of = isUnused ? 'unused-consents' : 'consents';
    return html`<h1 class="kern-heading-large">${title}</h1>
      <p class="kern-body narrow">${say(isUnused ? words.unusedLead : words.consentsLead)}</p>
      ${this.found.show(
        language,
        ({ terms, rows }) =>
          html`${consentsTable(title, rows, terms, language)}
            <div class="buttons">
              ${button(logWords.print[language], () => window.print(), { kind: 'tertiary' })}
            </div>
            <officer-export
              .of=${of}
              .narrowed=${{ days: this.unused }}
              .language=${language}
            ></officer-export>`,
      )}`;
  }
}

customElements.define('officer-consents', ConsentsView);

function consentsTable(
  title: string,
  rows: readonly Registered[],
  terms: Terms,
  language: Language,
): TemplateResult {
  const { agency, purpose, type } = namedIn(terms, language);
  const all = (ids: readonly string[] | undefined, said: (id: string) => string) =>
    ids === undefined || ids.length === 0 ? '–' : ids.map(said).join(', ');
  return dataTable<Registered>(
    title,
    [
      {
        head: words.consent[language],
        cell: ({ consent: { consentId } }) =>
          html`<span class="code" title=${consentId}>${shortened(consentId)}</span>`,
      },
      {
        head: words.status[language],
        cell: ({ consent: { status } }) => statuses[status]?.[language] ?? status,
      },
      { head: words.source[language], cell: ({ provision }) => agency(provision?.source) || '–' },
      { head: words.recipients[language], cell: ({ provision }) => all(provision?.recipients, agency) },
      { head: words.purposes[language], cell: ({ provision }) => all(provision?.purposes, purpose) },
      {
        head: words.kinds[language],
        cell: ({ provision }) =>
          provision?.form === 'secrecy-release' ? words.secrecy[language] : all(provision?.eventTypes, type),
      },
      {
        head: words.validUntil[language],
        cell: ({ provision }) => (provision === undefined ? '–' : day(provision.validUntil, language)),
      },
      { head: words.ended[language], cell: ({ provision }) => endOf(provision, language) },
      { head: words.recordedBy[language], cell: ({ consent }) => agency(consent.recordedBy) || '–' },
      {
        head: logWords.case[language],
        cell: ({ consent }) =>
          html`<span class="code" title=${consent.case}>${shortened(consent.case)}</span>`,
      },
    ],
    rows,
    words.noConsents[language],
  );
}

function endOf(provision: Provision | undefined, language: Language): string {
  const at = provision?.withdrawnAt ?? provision?.invalidatedAt;
  return at === undefined ? '–' : day(at, language);
}
