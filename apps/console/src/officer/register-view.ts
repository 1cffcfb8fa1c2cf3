import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { get } from '../page/call.ts';
import { dataTable, type Column } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language, Text } from '../page/text.ts';
import { groundSaid, type Ground } from './register-ground.ts';
import { registerWords as words, starts, units } from './register-words.ts';

interface Row extends Ground {
  readonly rowId: string;
  readonly senders: readonly Text[];
  readonly types: readonly Text[];
  readonly recipients: readonly Text[];
}

interface Limit {
  readonly title: Text;
  readonly period?: string;
  readonly start?: string;
  readonly paragraph?: Text;
}

interface Unit {
  readonly titles: Text;
  readonly unit: string;
  readonly regime: string;
  readonly supervisoryAuthority: string;
  readonly dpo: string;
  readonly contactFunction: string;
}

interface Register {
  readonly agreement: {
    readonly id: string;
    readonly version: number;
    readonly titles: Text;
    readonly from: string;
    readonly hash: string;
  };
  readonly controller: { readonly titles: Text };
  readonly parties: readonly Unit[];
  readonly activities: readonly {
    readonly purpose: string;
    readonly title: Text;
    readonly rows: readonly Row[];
  }[];
  readonly received: readonly (Row & { readonly purposes: readonly Text[] })[];
  readonly limits: readonly Limit[];
  readonly measures: readonly { readonly against: Text; readonly measure: Text }[];
}

/** The register of processing of the own controller (Art. 30(1) GDPR), to read and to print. */
class RegisterView extends LitElement {
  static override properties = { view: { attribute: false } };

  declare view: View;
  private readonly register = new Loaded(this, () => get<Register>('desk/officer/register-of-processing'));

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.register)}</h1>
      <p class="kern-body narrow">${say(words.registerLead)}</p>
      ${this.register.show(language, (register) => registerShown(register, language))}`;
  }
}

customElements.define('officer-register', RegisterView);

function registerShown(register: Register, language: Language): TemplateResult {
  const { agreement, controller, parties, activities, measures } = register;
  return html`<p class="kern-body">
      <strong>${controller.titles[language]}</strong>. ${words.agreement[language]}:
      ${agreement.titles[language]} (${agreement.id}, ${words.version[language]} ${agreement.version},
      ${words.validFrom[language]} ${day(agreement.from, language)}, ${words.hash[language]}
      <span class="code">${agreement.hash}</span>).
    </p>
    <p class="kern-body narrow">${words.persons[language]}</p>
    <div class="buttons">${button(words.print[language], () => window.print(), { kind: 'primary' })}</div>
    <h2 class="kern-heading-medium">${words.units[language]}</h2>
    ${unitsTable(parties, language)}
    ${activities.map(
      ({ title, rows }) =>
        html`<h2 class="kern-heading-medium">${words.purpose[language]}: ${title[language]}</h2>
          ${dataTable(`${words.purpose[language]}: ${title[language]}`, rowColumns(language), rows, '')}`,
    )}
    <h2 class="kern-heading-medium">${words.received[language]}</h2>
    ${receivedTable(register, language)}
    <h2 class="kern-heading-medium">${words.limits[language]}</h2>
    ${limitsTable(register, language)}
    <h2 class="kern-heading-medium">${words.measures[language]}</h2>
    ${dataTable(
      words.measures[language],
      [
        { head: words.against[language], cell: ({ against }) => against[language] },
        { head: words.measure[language], cell: ({ measure }) => measure[language] },
      ],
      measures,
      '',
    )}`;
}

function unitsTable(parties: readonly Unit[], language: Language): TemplateResult {
  const regime = (said: string) => (language === 'de' ? said.replaceAll('GDPR', 'DSGVO') : said);
  return dataTable<Unit>(
    words.units[language],
    [
      { head: words.unit[language], cell: (one) => html`${one.titles[language]}<br />${one.unit}` },
      { head: words.regime[language], cell: (one) => regime(one.regime) },
      { head: words.authority[language], cell: (one) => one.supervisoryAuthority },
      { head: words.dpo[language], cell: ({ dpo }) => dpo },
      { head: words.contact[language], cell: (one) => one.contactFunction },
    ],
    parties,
    '',
  );
}

function rowColumns(language: Language): readonly Column<Row>[] {
  return [
    { head: words.row[language], cell: ({ rowId }) => html`<span class="code">${rowId}</span>` },
    { head: words.sender[language], cell: ({ senders }) => joined(senders, language) },
    { head: words.categories[language], cell: ({ types }) => joined(types, language) },
    { head: words.recipients[language], cell: ({ recipients }) => joined(recipients, language) },
    { head: words.ground[language], cell: (row) => groundSaid(row, language) },
  ];
}

function receivedTable({ received }: Register, language: Language): TemplateResult {
  const [row, sender, categories] = rowColumns(language);
  const columns = [row, sender, categories].filter((column) => column !== undefined);
  const purpose: Column<Register['received'][number]> = {
    head: words.purpose[language],
    cell: ({ purposes }) => joined(purposes, language),
  };
  return dataTable(
    words.received[language],
    [...columns, purpose],
    received,
    words.nothingReceived[language],
  );
}

function limitsTable({ limits }: Register, language: Language): TemplateResult {
  return dataTable<Limit>(
    words.limits[language],
    [
      { head: words.data[language], cell: ({ title }) => title[language] },
      { head: words.limit[language], cell: (limit) => limitSaid(limit, language) },
    ],
    limits,
    words.nothingRecorded[language],
  );
}

function joined(texts: readonly Text[], language: Language): string {
  return texts.map((text) => text[language]).join(', ');
}

function limitSaid({ period, start = '', paragraph }: Limit, language: Language): string {
  const [, number = '', unit = ''] = /^P(\d+)([DMY])$/.exec(period ?? '') ?? [];
  const said = units[unit]?.[number === '1' ? 0 : 1]?.[language];
  if (said === undefined) return words.unsaid[language];
  const from = language === 'de' ? 'ab' : 'from';
  return `${number} ${said} ${from} ${starts[start]?.[language] ?? start}, ${paragraph?.[language] ?? ''}`;
}
