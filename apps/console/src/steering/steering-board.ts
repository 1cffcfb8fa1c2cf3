import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { get, Problem, segment } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button, selectField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Language } from '../page/text.ts';
import type { Board } from './board.ts';
import { tellsAnything } from './board.ts';
import { graphPart } from './graph.ts';
import { stepPart } from './step-part.ts';
import { methodIn, stepsOf, words } from './words.ts';

/** The board of one network: findings first, then the graph, then a table for each step. */
class SteeringBoard extends LitElement {
  static override properties = {
    language: { attribute: false },
    network: { attribute: false },
    name: { attribute: false },
    closing: { state: true },
  };

  declare language: Language;
  declare network: string;
  /** What people call the network, for the heading; absent where somebody belongs to one only. */
  declare name: string | undefined;
  declare private closing: string | undefined;
  /** Null where nothing has been published yet. */
  private readonly board = new Loaded<{ readonly board: Board | null }>(this, () => this.read());

  constructor() {
    super();
    this.language = 'de';
    this.network = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private async read(): Promise<{ readonly board: Board | null }> {
    const query = this.closing === undefined ? '' : `?closing=${this.closing}`;
    try {
      return { board: await get<Board>(`${this.base()}/tables${query}`) };
    } catch (problem) {
      if (problem instanceof Problem && problem.code === 'NOT_FOUND') return { board: null };
      throw problem;
    }
  }

  private base(): string {
    return `v1/networks/${segment(this.network)}/steering`;
  }

  protected override render(): TemplateResult {
    const { language } = this;
    const of = this.name === undefined ? '' : ` – ${this.name}`;
    return html`<h1 class="kern-heading-large" tabindex="-1">${words.title[language]}${of}</h1>
      <p class="kern-body">${words.lead[language]}</p>
      ${this.board.show(language, ({ board }) =>
        board === null ? notice('info', words.nothingYet[language]) : this.shown(board),
      )}`;
  }

  private shown(board: Board): TemplateResult {
    const { language } = this;
    return html`${this.about(board)}
      <section>
        <h2 class="kern-heading-medium">${words.findings[language]}</h2>
        ${tellsAnything(board) ? this.findings(board) : notice('info', words.tooFew[language])}
      </section>
      ${tellsAnything(board) ? this.numbers(board) : nothing}
      <section>
        <h2 class="kern-heading-medium">${words.method[language]}</h2>
        ${methodIn(board.threshold).map((text) => html`<p class="kern-body narrow">${text[language]}</p>`)}
      </section>`;
  }

  private findings({ findings }: Board): TemplateResult {
    return html`<ul class="findings kern-body">
      ${findings.map((finding) => html`<li>${finding[this.language]}</li>`)}
    </ul>`;
  }

  private numbers(board: Board): TemplateResult {
    const { language } = this;
    return html`<section>
        <h2 class="kern-heading-medium">${words.graph[language]}</h2>
        <p class="kern-body narrow">${words.graphNote[language]} ${this.quarterOf(board)}</p>
        ${graphPart(board.edges, language)}
      </section>
      ${board.steps.map((step) =>
        stepPart(board, step, language, ({ quarter }) => this.pictureOf(board, step.id, quarter)),
      )}`;
  }

  /** All edges are of one quarter. */
  private quarterOf({ edges: [edge] }: Board): string {
    return edge === undefined ? '' : stepsOf(edge.quarter)[this.language];
  }

  private about(board: Board): TemplateResult {
    const { language } = this;
    return html`<p class="kern-body">
        ${words.observed[language]} ${day(lastDayOf(board), language)}, ${words.published[language]}
        ${day(board.publishedAt, language)}, ${words.byVersion[language]} ${board.version}
      </p>
      <div class="screen-only stack">
        ${board.closings.length > 1 ? this.closingField(board) : nothing}
        <div class="buttons">
          <a
            class="kern-link"
            href=${`${this.base()}/tables.csv?closing=${board.closing}&language=${language}`}
            download=${`${this.network}-${board.closing}.csv`}
            >${words.csv[language]}</a
          >
          ${button(words.print[language], () => print())}
        </div>
      </div>`;
  }

  private closingField({ closing, closings }: Board): TemplateResult {
    return selectField({
      id: 'closing',
      label: words.closing[this.language],
      choices: closings.map((value) => ({ value, label: value })),
      value: closing,
      onChange: (chosen) => {
        this.closing = chosen;
        void this.board.reload();
      },
    });
  }

  private pictureOf({ closing }: Board, step: string, quarter: string): string {
    const end = `steps/${segment(step)}/${quarter}?closing=${closing}&language=${this.language}`;
    return `${this.base()}/${end}`;
  }
}

/** The last moment that was watched lies before the midnight that ends the quarter. */
function lastDayOf({ observedUntil }: Board): string {
  return new Date(Date.parse(observedUntil) - 1).toISOString();
}

customElements.define('steering-board', SteeringBoard);
