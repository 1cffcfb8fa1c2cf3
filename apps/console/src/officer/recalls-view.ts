import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { checkField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { keepInAddress } from '../page/route.ts';
import type { Language } from '../page/text.ts';
import { listPage, readTerms, type Terms } from './answers.ts';
import { listWords as words, recallKinds } from './list-words.ts';
import { namedIn } from './named.ts';
import './officer-export.ts';

/** A recall as it stands. */
interface Recall {
  readonly recall: string;
  readonly sender: string;
  readonly recipient: string;
  readonly kind: string;
  readonly openedAt: string;
  readonly neverClaimed: boolean;
  readonly events: number;
  readonly open: number;
  readonly outcomes: Readonly<Record<'stopped' | 'erased' | 'kept' | 'impossible', number>>;
  readonly overtaken?: number;
  readonly reminders: number;
  readonly escalatedAt?: string;
}

const OUTCOMES = ['stopped', 'erased', 'kept', 'impossible'] as const;
const DAY_MS = 86_400_000;

/** Recalls to and from own agencies, with their age and what was answered. */
class RecallsView extends LitElement {
  static override properties = { view: { attribute: false }, openOnly: { attribute: false } };

  declare view: View;
  declare openOnly: boolean;
  private readonly found = new Loaded(this, async () => {
    const query = this.openOnly ? { open: 'true' } : {};
    const [terms, { answer }] = await Promise.all([readTerms(), listPage<Recall>('recalls', query)]);
    return { terms, answer };
  });

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private show(openOnly: boolean): void {
    this.openOnly = openOnly;
    keepInAddress({ all: openOnly ? undefined : 'yes' });
    void this.found.reload();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.recalls)}</h1>
      <p class="kern-body narrow">${say(words.recallsLead)}</p>
      ${checkField({
        id: 'open-only',
        label: say(words.openOnly),
        checked: this.openOnly,
        onChange: (openOnly) => this.show(openOnly),
      })}
      ${this.found.show(
        language,
        ({ terms, answer }) =>
          html`${recallsTable(answer.items, { terms, asOf: answer.asOf, language })}
            <officer-export
              .of=${'recalls'}
              .narrowed=${{ open: this.openOnly ? 'true' : undefined }}
              .language=${language}
            ></officer-export>`,
      )}`;
  }
}

customElements.define('officer-recalls', RecallsView);

interface Told {
  readonly terms: Terms;
  readonly asOf: string;
  readonly language: Language;
}

function recallsTable(recalls: readonly Recall[], { terms, asOf, language }: Told): TemplateResult {
  const { agency } = namedIn(terms, language);
  return dataTable<Recall>(
    words.recalls[language],
    [
      { head: words.kind[language], cell: ({ kind }) => recallKinds[kind]?.[language] ?? kind },
      {
        head: words.fromTo[language],
        cell: ({ sender, recipient }) => `${agency(sender)} – ${agency(recipient)}`,
      },
      { head: words.age[language], cell: ({ openedAt }) => ageIn(openedAt, asOf), numeric: true },
      { head: words.status[language], cell: (one) => html`<strong>${standing(one, language)}</strong>` },
      { head: words.answers[language], cell: (one) => answersSaid(one, language) },
      { head: words.reminders[language], cell: ({ reminders }) => reminders, numeric: true },
      {
        head: words.escalated[language],
        cell: ({ escalatedAt }) => (escalatedAt === undefined ? '–' : day(escalatedAt, language)),
      },
    ],
    recalls,
    words.noRecalls[language],
  );
}

function ageIn(openedAt: string, asOf: string): number {
  return Math.floor((Date.parse(asOf) - Date.parse(openedAt)) / DAY_MS);
}

function standing({ open, events, neverClaimed }: Recall, language: Language): string {
  if (neverClaimed) return words.neverClaimed[language];
  return open > 0 ? `${open}/${events} ${words.open[language]}` : words.answered[language];
}

function answersSaid({ outcomes, overtaken = 0 }: Recall, language: Language): string {
  const said = OUTCOMES.filter((name) => outcomes[name] > 0).map(
    (name) => `${outcomes[name]} ${words[name][language]}`,
  );
  if (overtaken > 0) said.push(`${overtaken} ${words.overtaken[language]}`);
  return said.length === 0 ? '–' : said.join(', ');
}
