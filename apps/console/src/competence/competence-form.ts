import { html, LitElement, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { asBegun } from '../page/call.ts';
import { button, selectField, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { answerShown } from './answer-shown.ts';
import { ask, readTables, type Answers, type Asked, type Question, type TableNamed } from './asked.ts';
import { keepAnswers, keptAnswers } from './kept-answers.ts';
import { questionField } from './question-field.ts';
import { answered, isDay } from './typed.ts';
import { words } from './words.ts';

interface Read {
  readonly tables: readonly TableNamed[];
  /** Absent where the agreement names no table. */
  readonly asked?: Asked;
}

/** A short form that asks only what still matters, and the answer with the row that applies; tells `competence-said` with each answer. */
class CompetenceForm extends LitElement {
  static override properties = {
    view: { attribute: false },
    only: { attribute: false },
    reference: { attribute: false },
    table: { state: true },
    answers: { state: true },
    day: { state: true },
  };

  declare view: View;
  /** Id of the only table that is asked here; every one when absent. */
  declare only: string | undefined;
  /** The case whose answers are still there when one comes back; none are kept without it. */
  declare reference: string | undefined;
  /** The chosen one; the first when none was chosen. */
  declare private table: string | undefined;
  declare private answers: Answers;
  /** Today when empty. */
  declare private day: string;
  private readonly read = new Loaded<Read>(this, () => this.reading());

  constructor() {
    super();
    this.answers = {};
    this.day = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    const kept = this.reference === undefined ? undefined : keptAnswers(this.reference);
    if (kept !== undefined) {
      this.answers = kept.answers;
      this.day = kept.day;
    }
    super.connectedCallback();
  }

  private async reading(): Promise<Read> {
    const begun = asBegun();
    const tables = this.read.value?.tables ?? (await this.tables());
    const table = this.table ?? tables[0]?.id;
    if (table === undefined) return { tables };
    const { reference, answers, day } = this;
    if (reference !== undefined) keepAnswers({ reference, answers, day });
    const asked = await begun(() => ask(table, answers, day));
    this.dispatchEvent(new CustomEvent<Asked>('competence-said', { detail: asked }));
    return { tables, asked };
  }

  private async tables(): Promise<readonly TableNamed[]> {
    const tables = await readTables();
    return this.only === undefined ? tables : tables.filter(({ id }) => id === this.only);
  }

  protected override render(): TemplateResult {
    const { say, language } = this.view;
    return this.read.show(language, ({ tables, asked }) =>
      asked === undefined
        ? html`<p class="kern-body">${say(words.none)}</p>`
        : html`<h2 class="kern-heading-medium">${say(asked.table.titles)}</h2>
            ${this.form(tables, asked)} ${answerShown(asked, this.view)} ${this.below(asked)}`,
    );
  }

  private form(tables: readonly TableNamed[], asked: Asked): TemplateResult {
    const { say } = this.view;
    return html`<div class="stack narrow screen-only" role="group" aria-label=${say(asked.table.titles)}>
      ${
        tables.length > 1
          ? selectField({
              id: 'table',
              label: say(words.table),
              value: asked.table.id,
              choices: tables.map(({ id, titles }) => ({ value: id, label: say(titles) })),
              onChange: (table) => this.begin(table),
            })
          : ''
      }
      ${textField({
        id: 'day',
        label: say(words.day),
        hint: say(words.dayHint),
        type: 'date',
        value: this.day === '' ? asked.day : this.day,
        onInput: (day) => this.asOf(day),
      })}
      ${asked.questions.map((question) =>
        questionField(question, String(this.answers[question.name] ?? ''), say, (typed) =>
          this.answer(question, typed),
        ),
      )}
    </div>`;
  }

  private below({ table }: Asked): TemplateResult {
    const { say } = this.view;
    return html`<div class="buttons">
        ${button(say(words.again), () => this.begin(table.id))}
        ${button(say(words.print), () => window.print(), { kind: 'tertiary' })}
      </div>
      <details>
        <summary class="kern-body">${say(words.about)}</summary>
        <p class="kern-body narrow">${say(table.note)}</p>
      </details>`;
  }

  private begin(table: string): void {
    this.table = table;
    this.answers = {};
    void this.read.reload();
  }

  private asOf(day: string): void {
    if (day !== '' && !isDay(day)) return;
    this.day = day;
    void this.read.reload();
  }

  private answer(question: Question, typed: string): void {
    this.answers = answered(this.answers, question, typed);
    void this.read.reload();
  }
}

customElements.define('competence-form', CompetenceForm);
