import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Problem } from '../page/call.ts';
import { button, selectField, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice, problemShown } from '../page/notice.ts';
import { readTables, type TableNamed } from './asked.ts';
import { changesShown } from './changes-shown.ts';
import { faultsShown } from './faults-shown.ts';
import { isDay } from './typed.ts';
import { askWhatIf, isTooLong, type WhatIf } from './what-if.ts';
import { whatIfWords as words } from './what-if-words.ts';
import { words as answerWords } from './words.ts';

/** Takes the next version of a competence table and says what is wrong with it, or which own open cases it would change; it keeps nothing. */
class WhatIfView extends LitElement {
  static override properties = {
    view: { attribute: false },
    table: { state: true },
    file: { state: true },
    text: { state: true },
    day: { state: true },
    said: { state: true },
    found: { state: true },
    problem: { state: true },
    isBusy: { state: true },
  };

  declare view: View;
  /** The chosen one; the first when none was chosen. */
  declare private table: string | undefined;
  /** Name of the file that was read last, unless its text was changed. */
  declare private file: string;
  declare private text: string;
  declare private day: string;
  /** What is wrong before anything is asked. */
  declare private said: 'missing' | 'tooLong' | 'unreadable' | undefined;
  declare private found: WhatIf | undefined;
  declare private problem: unknown;
  declare private isBusy: boolean;
  /** Raised with every change: what was asked before it is dropped. */
  private turn = 0;
  private readonly tables = new Loaded(this, readTables);

  constructor() {
    super();
    this.file = '';
    this.text = '';
    this.day = '';
    this.isBusy = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { say, language } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.title)}</h1>
      <p class="kern-body narrow screen-only">${say(words.lead)}</p>
      ${this.tables.show(language, (tables) =>
        tables.length === 0
          ? html`<p class="kern-body">${say(answerWords.none)}</p>`
          : html`${this.form(tables)} ${this.result(tables)}`,
      )}
      <p class="kern-body screen-only">
        <a class="kern-link" href="#/competence">${say(words.back)}</a>
      </p>`;
  }

  private form(tables: readonly TableNamed[]): TemplateResult {
    const { say } = this.view;
    return html`<div class="stack narrow screen-only">
      ${
        tables.length > 1
          ? selectField({
              id: 'what-if-table',
              label: say(words.which),
              value: this.table ?? tables[0]?.id ?? '',
              choices: tables.map(({ id, titles }) => ({ value: id, label: say(titles) })),
              onChange: (table) => this.change({ table }),
            })
          : nothing
      }
      ${this.fileField()} ${this.textField()}
      ${textField({
        id: 'what-if-day',
        label: say(words.day),
        hint: say(words.dayHint),
        type: 'date',
        value: this.day,
        onInput: (day) => this.change({ day }),
      })}
      <div class="buttons">
        ${button(say(words.compare), () => void this.compare(tables), { kind: 'primary', busy: this.isBusy })}
      </div>
    </div>`;
  }

  private fileField(): TemplateResult {
    const { say } = this.view;
    return html`<div
      class="kern-form-input what-if__file"
      @dragover=${(event: DragEvent) => event.preventDefault()}
      @drop=${(event: DragEvent) => this.dropped(event)}
    >
      <label class="kern-label" for="what-if-file">${say(words.file)}</label>
      <div class="kern-hint" id="what-if-file-hint">${say(words.fileHint)}</div>
      <input
        id="what-if-file"
        type="file"
        accept=".yaml,.yml,.json,.txt"
        aria-describedby="what-if-file-hint"
        @change=${(event: Event) => this.chosen(event.target as HTMLInputElement)}
      />
      <p class="kern-body kern-body--small" role="status">
        ${this.file === '' ? nothing : html`${say(words.isRead)}: <strong>${this.file}</strong>`}
      </p>
    </div>`;
  }

  private textField(): TemplateResult {
    const { say } = this.view;
    const { said } = this;
    return html`<div class="kern-form-input ${said ? 'kern-form-input--error' : ''}">
      <label class="kern-label" for="what-if-text">${say(words.text)}</label>
      <textarea
        id="what-if-text"
        class="kern-form-input__input what-if__text"
        rows="12"
        spellcheck="false"
        autocomplete="off"
        aria-invalid=${said ? 'true' : nothing}
        aria-describedby=${said ? 'what-if-text-error' : nothing}
        .value=${this.text}
        @input=${(event: Event) => this.change({ text: (event.target as HTMLTextAreaElement).value, file: '' })}
      ></textarea>
      ${
        said
          ? html`<p class="kern-error" id="what-if-text-error">
              <span class="kern-body">${say(words[said])}</span>
            </p>`
          : nothing
      }
    </div>`;
  }

  private result(tables: readonly TableNamed[]): TemplateResult {
    const { view, found, problem } = this;
    const { say, language } = view;
    const titles = tables.find(({ id }) => id === this.tableIn(tables))?.titles;
    return html`<div class="kern-sr-only" role="status">${this.isBusy ? say(words.busy) : nothing}</div>
      ${
        found === undefined && problem === undefined
          ? nothing
          : html`<section data-result>
              <h2 class="kern-heading-medium" id="what-if-result" tabindex="-1">${say(words.result)}</h2>
              <p class="kern-body narrow">
                ${titles === undefined ? nothing : say(titles)}${this.file === '' ? nothing : ` – ${this.file}`}
              </p>
              ${found === undefined ? this.refused(problem, language) : changesShown(found, view)}
              <div class="buttons screen-only">
                ${button(say(words.print), () => window.print(), { kind: 'tertiary' })}
              </div>
            </section>`
      }`;
  }

  private refused(problem: unknown, language: View['language']): TemplateResult {
    if (!(problem instanceof Problem) || problem.pointer !== '/next') return problemShown(problem, language);
    return problem.faults.length > 0
      ? faultsShown(problem.faults, this.text, this.view)
      : notice('warning', this.view.say(words.otherTable));
  }

  private dropped(event: DragEvent): void {
    event.preventDefault();
    const file = event.dataTransfer?.files[0];
    if (file !== undefined) void this.take(file);
  }

  /** The field is emptied, so that the same file can be chosen again after it was mended. */
  private chosen(field: HTMLInputElement): void {
    const file = field.files?.[0];
    if (file !== undefined) void this.take(file).then(() => (field.value = ''));
  }

  private async take(file: File): Promise<void> {
    const text = await file.text().catch(() => undefined);
    if (text === undefined) this.said = 'unreadable';
    else this.change({ text, file: file.name });
  }

  private change(
    changed: Partial<{
      readonly table: string;
      readonly file: string;
      readonly text: string;
      readonly day: string;
    }>,
  ): void {
    this.turn += 1;
    Object.assign(this, changed, { said: undefined, found: undefined, problem: undefined, isBusy: false });
  }

  private async compare(tables: readonly TableNamed[]): Promise<void> {
    this.said = this.text.trim() === '' ? 'missing' : isTooLong(this.text) ? 'tooLong' : undefined;
    if (this.said !== undefined) return this.focusOn('#what-if-text');
    this.change({});
    const { turn } = this;
    this.isBusy = true;
    try {
      const found = await askWhatIf(this.tableIn(tables), this.text, isDay(this.day) ? this.day : '');
      if (turn === this.turn) this.found = found;
    } catch (problem) {
      if (turn === this.turn) this.problem = problem;
    }
    if (turn !== this.turn) return;
    this.isBusy = false;
    await this.focusOn('#what-if-result');
  }

  private tableIn(tables: readonly TableNamed[]): string {
    return this.table ?? tables[0]?.id ?? '';
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.querySelector<HTMLElement>(selector)?.focus();
  }
}

customElements.define('what-if-view', WhatIfView);
