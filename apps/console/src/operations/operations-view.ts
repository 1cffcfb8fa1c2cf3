import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Action, type Answered } from '../page/action.ts';
import { get, post, Problem, segment } from '../page/call.ts';
import { moment } from '../page/dates.ts';
import { button, checkField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Language, Text } from '../page/text.ts';
import { ledgerPart } from './ledger-part.ts';
import type { OperationsLook } from './operations-look.ts';
import { adaptersTable, type Asks, parkedTable, partsTable, projectionsTable } from './tables.ts';
import { named } from './told.ts';
import { partWords, reasonWords, viewWords, words } from './words.ts';

const EVERY_MS = 10_000;
/** What is done at the machine, by the words of the handbook. */
const COMMANDS = ['wegmarke backup', 'wegmarke record verify', 'wegmarke restore', 'wegmarke replay'];

type Asked = Parameters<Asks>[0];

/** How the hub runs; reads itself again while somebody looks, and asks once before it does anything. */
class OperationsView extends LitElement {
  static override properties = {
    language: { attribute: false },
    asked: { state: true },
    isFollowing: { state: true },
  };

  declare language: Language;
  declare private asked: Asked | undefined;
  declare private isFollowing: boolean;
  private readonly look = new Loaded(this, () => get<OperationsLook>('v1/operations'));
  private readonly action = new Action(this);
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.language = 'de';
    this.isFollowing = true;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => this.readIfSeen(), EVERY_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('asked') && this.asked !== undefined) this.querySelector<HTMLElement>('.asked')?.focus();
    const { problem } = this.look;
    if (problem instanceof Problem && problem.code === 'SIGN_IN_NEEDED')
      this.dispatchEvent(new CustomEvent('signed-out'));
  }

  private readIfSeen(): void {
    if (this.isFollowing && !document.hidden) this.look.refresh();
  }

  private readonly ask: Asks = (asked) => {
    this.action.clear();
    this.asked = asked;
  };

  private async doIt(asked: Asked): Promise<void> {
    this.asked = undefined;
    const isRetry = asked.kind === 'retry';
    const view = isRetry ? asked.parked.view : asked.view;
    const what: Text = isRetry
      ? { de: 'Wird erneut versucht', en: 'Is being tried again' }
      : { de: 'Der Neuaufbau hat begonnen', en: 'The rebuild has begun' };
    const path = isRetry
      ? `v1/operations/parked/${segment(view)}/retry?position=${asked.parked.position}`
      : `v1/operations/projections/${segment(view)}/rebuild`;
    await this.action.run(what, () => post<Answered>(path));
    await this.look.reload();
  }

  protected override render(): TemplateResult {
    const { language } = this;
    return html`<h1 class="kern-heading-large" tabindex="-1">${words.title[language]}</h1>
      <p class="kern-body">${words.lead[language]}</p>
      <div class="stack">${this.action.shown(language)} ${this.question()}</div>
      ${this.look.show(language, (look) => this.shown(look))}`;
  }

  private question(): TemplateResult | typeof nothing {
    const { asked, language } = this;
    if (asked === undefined) return nothing;
    const isRetry = asked.kind === 'retry';
    const label = isRetry ? words.retry[language] : words.rebuild[language];
    const about = isRetry
      ? `${words.place[language]} ${asked.parked.position}`
      : named(viewWords, asked.view, language);
    return html`<section class="card asked" tabindex="-1" aria-labelledby="asked">
      <h2 class="kern-heading-medium" id="asked">${label}: ${about}. ${words.sure[language]}</h2>
      <p class="kern-body">${words.willBeRecorded[language]}</p>
      <div class="buttons">
        ${button(`${words.yes[language]}, ${label.toLowerCase()}`, () => void this.doIt(asked), {
          kind: 'primary',
          busy: this.action.isBusy,
        })}
        ${button(words.cancel[language], () => (this.asked = undefined))}
      </div>
    </section>`;
  }

  private shown(look: OperationsLook): TemplateResult {
    const { language, ask } = this;
    return html`${this.summary(look)} ${this.reading(look)}
    ${part(words.adapters[language], words.adaptersNote[language], adaptersTable(look, language))}
    ${part(words.parked[language], words.parkedNote[language], parkedTable(look, language, ask))}
    ${part(words.projections[language], words.projectionsNote[language], projectionsTable(look, language, ask))}
    ${part(words.ledger[language], undefined, ledgerPart(look, language))}
    ${part(words.parts[language], undefined, html`${partsTable(look, language)} ${this.version(look)}`)}
    ${part(
      words.atMachine[language],
      words.atMachineNote[language],
      html`<ul>
        ${COMMANDS.map((one) => html`<li><span class="code">${one}</span></li>`)}
      </ul>`,
    )}`;
  }

  /** Said aloud when it changes, and only then. */
  private summary({ readiness: { parts, reasons } }: OperationsLook): TemplateResult {
    const { language } = this;
    const down = parts.filter(({ state }) => state === 'down').map(({ part: name }) => name);
    const isWell = reasons.length === 0 && down.length === 0;
    const content = isWell
      ? nothing
      : html`<ul>
          ${down.map((name) => html`<li>${partDown(name, language)}</li>`)}
          ${reasons.map((reason) => html`<li>${named(reasonWords, reason, language)}</li>`)}
        </ul>`;
    return html`<div class="summary" role="status" data-summary=${isWell ? 'well' : 'look'}>
      ${
        isWell
          ? notice('success', words.allWell[language])
          : notice('warning', words.needsYou[language], content)
      }
    </div>`;
  }

  private reading({ at }: OperationsLook): TemplateResult {
    const { language } = this;
    return html`<p class="kern-body">
        ${words.asOf[language]}: <time datetime=${at}>${moment(at, language)}</time>
      </p>
      <div class="screen-only">
        ${checkField({
          id: 'by-itself',
          label: words.byItself[language],
          checked: this.isFollowing,
          onChange: (checked) => (this.isFollowing = checked),
        })}
        <div class="buttons">${button(words.readAgain[language], () => void this.look.reload())}</div>
      </div>`;
  }

  private version({ version: { program, gate, since } }: OperationsLook): TemplateResult {
    const { language } = this;
    return html`<p class="kern-body">
      ${words.program[language]} ${program}, ${words.gate[language]} ${gate}, ${words.since[language]}
      ${moment(since, language)}
    </p>`;
  }
}

function part(title: string, note: string | undefined, content: unknown): TemplateResult {
  return html`<section>
    <h2 class="kern-heading-medium">${title}</h2>
    ${note === undefined ? nothing : html`<p class="kern-body narrow">${note}</p>`} ${content}
  </section>`;
}

function partDown(name: string, language: Language): string {
  return `${named(partWords, name, language)}: ${words.down[language]}.`;
}

customElements.define('operations-view', OperationsView);
