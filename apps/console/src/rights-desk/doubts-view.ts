import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button, checkField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Language, Text } from '../page/text.ts';
import { moreWords as words } from './more-words.ts';

interface Doubt {
  readonly id: string;
  readonly sentFromHere: boolean;
  readonly title?: Text;
  readonly happenedAt?: string;
}

interface CaseInDoubt {
  readonly reference?: string;
  readonly handle?: string;
  readonly entries: readonly Doubt[];
}

/** What a stolen key signed, case by case: this agency says what of it was its own. */
class DoubtsView extends LitElement {
  static override properties = { view: { attribute: false }, chosen: { state: true } };

  declare view: View;
  declare private chosen: readonly string[];
  private readonly action = new Action(this);
  private readonly doubts = new Loaded(this, () => get<{ cases: readonly CaseInDoubt[] }>('desk/doubts'));

  constructor() {
    super();
    this.chosen = [];
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async settle(one: CaseInDoubt, word: 'confirmed' | 'disowned'): Promise<void> {
    const { reference, handle, entries } = one;
    const named = reference === undefined ? { handle } : { reference };
    const ids = entries.map(({ id }) => id).filter((id) => this.chosen.includes(id));
    const answer = await this.action.run(words.doubtSettled, () =>
      post<Answered>('desk/doubts/settle', { ...named, [word]: ids }),
    );
    if (answer === undefined) return;
    this.chosen = [];
    await this.doubts.reload();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.doubts)}</h1>
      <p class="kern-body narrow">${say(words.doubtsLead)}</p>
      ${this.action.shown(language)}
      ${this.doubts.show(language, ({ cases }) =>
        cases.length === 0
          ? html`<p class="kern-body">${say(words.noDoubts)}</p>`
          : html`${cases.map((one) => this.oneCase(one, language))}`,
      )}`;
  }

  private oneCase(one: CaseInDoubt, language: Language): TemplateResult {
    const name = one.reference ?? one.handle ?? '';
    const busy = this.action.isBusy || !one.entries.some(({ id }) => this.chosen.includes(id));
    return html`<section class="stack">
      <h2 class="kern-heading-medium">${words.case[language]} ${name}</h2>
      ${this.table(one, name, language)}
      <div class="buttons">
        ${button(words.ours[language], () => void this.settle(one, 'confirmed'), { busy, about: name })}
        ${button(words.notOurs[language], () => void this.settle(one, 'disowned'), { busy, about: name })}
      </div>
    </section>`;
  }

  private table({ entries }: CaseInDoubt, name: string, language: Language): TemplateResult {
    const toggle = (id: string, checked: boolean) =>
      (this.chosen = checked ? [...this.chosen, id] : this.chosen.filter((other) => other !== id));
    return dataTable<Doubt>(
      `${words.doubts[language]}: ${name}`,
      [
        {
          head: words.choose[language],
          cell: (doubt) =>
            checkField({
              id: `doubt-${doubt.id}`,
              label: doubtSaid(doubt, language),
              checked: this.chosen.includes(doubt.id),
              onChange: (checked) => toggle(doubt.id, checked),
            }),
        },
        {
          head: words.sentFromHere[language],
          cell: ({ sentFromHere }) => (sentFromHere ? words.yes : words.no)[language],
        },
      ],
      entries,
      '',
    );
  }
}

customElements.define('rights-doubts', DoubtsView);

function doubtSaid({ id, title, happenedAt }: Doubt, language: Language): string {
  const said = title?.[language] ?? `${words.message[language]} ${id.slice(0, 8)}`;
  return happenedAt === undefined ? said : `${said}, ${day(happenedAt, language)}`;
}
