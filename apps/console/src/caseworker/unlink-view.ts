import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button, choiceField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import type { Text } from '../page/text.ts';
import { caseWords } from './case-words.ts';
import { caseAtDesk, casePage } from './casework.ts';
import { unlinkGrounds } from './codes.ts';
import { unlinkWords as words } from './unlink-words.ts';

/** What `GET /desk/cases/:reference/unlink-preview` answers. */
interface Preview {
  readonly own: { readonly recorded: number; readonly waiting: number };
  readonly received: readonly {
    readonly agency: string;
    readonly agencyName: Text;
    readonly entries: number;
  }[];
  readonly consents: number;
  readonly rights: {
    readonly requests: readonly {
      readonly kindName: Text;
      readonly dueAt: string;
      readonly state: 'open' | 'proposed' | 'decided';
      readonly fate: 'goes' | 'first' | 'stays';
    }[];
    readonly restrictions: number;
    readonly objections: number;
    readonly disputes: number;
  };
}

/** Splitting a wrong link, in two steps: what it takes away and why, and then the word that cannot be taken back. */
class UnlinkView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    ground: { state: true },
    isAsked: { state: true },
    isSplit: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private ground: string;
  declare private isAsked: boolean;
  declare private isSplit: boolean;
  private readonly action = new Action(this);
  private readonly preview = new Loaded(this, () =>
    get<Preview>(`${caseAtDesk(this.reference)}/unlink-preview`),
  );

  constructor() {
    super();
    this.ground = '';
    this.isAsked = false;
    this.isSplit = false;
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.title)}</h1>
      ${this.action.shown(language)}
      ${
        this.isSplit
          ? nothing
          : html`<p class="kern-body narrow">${say(words.lead)}</p>
              ${this.preview.show(language, (told) => this.steps(told))}`
      }
      <p class="kern-body">
        <a class="kern-link" href=${casePage(this.reference)}>${say(caseWords.back)}</a>
      </p>`;
  }

  private steps(told: Preview): TemplateResult {
    const { say } = this.view;
    return html`<section class="card narrow" aria-labelledby="what-goes">
        <h2 class="kern-heading-medium" id="what-goes">${say(words.what)}</h2>
        <ul>
          ${this.lines(told).map((line) => html`<li>${line}</li>`)}
        </ul>
        <p class="kern-body">${say(words.others)}</p>
      </section>
      <div class="narrow stack">${this.isAsked ? this.sure() : this.why()}</div>`;
  }

  private lines({ own, received, consents, rights }: Preview): readonly string[] {
    const { language, say } = this.view;
    const came = received.map(
      ({ agencyName, entries }) => `${say(words.received)} ${agencyName[language]}: ${entries}`,
    );
    return [
      `${say(words.own)}: ${own.recorded}`,
      ...(own.waiting === 0 ? [] : [`${say(words.waiting)}: ${own.waiting}`]),
      ...(came.length === 0 ? [say(words.receivedNone)] : came),
      ...(consents === 0 ? [] : [`${say(words.consents)}: ${consents}`]),
      ...this.ofRights(rights),
    ];
  }

  /** Each request of a person by its name, and how much else of the person's rights bears on own entries. */
  private ofRights({ requests, restrictions, objections, disputes }: Preview['rights']): readonly string[] {
    const { language, say } = this.view;
    const named = requests.map(({ kindName, dueAt, state, fate }) => {
      const due = state === 'decided' ? '' : ` (${say(words.due)} ${day(dueAt, language)})`;
      return `${kindName[language]}${due}: ${say(words[fate])}`;
    });
    const limits = restrictions + objections + disputes;
    return limits === 0 ? named : [...named, `${say(words.limits)}: ${limits}`];
  }

  private why(): TemplateResult {
    const { say } = this.view;
    const choices = Object.entries(unlinkGrounds).map(([value, text]) => ({ value, label: say(text) }));
    return html`${choiceField({
        id: 'unlink-ground',
        label: say(words.ground),
        value: this.ground,
        choices,
        onChange: (ground) => (this.ground = ground),
      })}
      <div class="buttons">
        ${this.ground === '' ? nothing : button(say(words.next), () => void this.ask())}
      </div>`;
  }

  private sure(): TemplateResult {
    const { say } = this.view;
    const again = (): void => {
      this.isAsked = false;
    };
    return html`<section class="card" aria-labelledby="sure">
      <h2 class="kern-heading-medium" id="sure" tabindex="-1">${say(words.sure)}</h2>
      <p class="kern-body">${say(words.forGood)}</p>
      <p class="kern-body">${say(words.officer)}</p>
      <div class="buttons">
        ${button(say(words.split), () => void this.split(), { kind: 'primary', busy: this.action.isBusy })}
        ${button(say(caseWords.cancel), again)}
      </div>
    </section>`;
  }

  private async ask(): Promise<void> {
    this.isAsked = true;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#sure')?.focus();
  }

  private async split(): Promise<void> {
    const body = { ground: this.ground };
    const path = `${caseAtDesk(this.reference)}/unlink`;
    const answer = await this.action.run(words.done, () => post<Answered>(path, body));
    this.isSplit = answer !== undefined;
  }
}

customElements.define('unlink-view', UnlinkView);
