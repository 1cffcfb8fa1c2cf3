import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import type { Text } from '../page/text.ts';
import { caseAtDesk } from './casework.ts';
import { conflictAnswer } from './conflict-answer.ts';
import { answerText, conflictStates, conflictWords as words } from './conflict-words.ts';
import {
  lastWord,
  type ConflictAnswer,
  type ConflictsTold,
  type ConflictTold,
  type OwnWord,
} from './conflicts.ts';

/**
 * What conflicts in one case; nothing where nothing does. Says `entry-asked` with the id of an entry that is to be shown in the
 * timeline; whoever shows it calls `preventDefault()`.
 */
class ConflictPart extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    answers: { attribute: false },
    missed: { state: true },
  };

  declare view: View;
  declare reference: string;
  /** What the own agency said of conflicts, as it came with the timeline. */
  declare answers: readonly ConflictAnswer[];
  /** Id of an entry that was asked for and is not in the timeline as it stands. */
  declare private missed: string | undefined;
  private readonly action = new Action(this);
  private readonly told = new Loaded(this, () =>
    get<ConflictsTold>(`${caseAtDesk(this.reference)}/conflicts`),
  );
  protected readonly following = new Following(this, 'desk/ticks', () => void this.told.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, told } = this;
    const conflicts = told.value?.conflicts ?? [];
    if (told.problem === undefined && conflicts.length === 0) return nothing;
    return html`<section class="conflicts" aria-labelledby="conflicts">
      <h2 class="kern-heading-medium" id="conflicts">${view.say(words.title)}</h2>
      <p class="kern-body narrow">${view.say(words.lead)}</p>
      ${this.action.shown(view.language)} ${told.show(view.language, () => this.all(conflicts))}
    </section>`;
  }

  private all(conflicts: readonly ConflictTold[]): TemplateResult {
    const { say } = this.view;
    const over = conflicts.filter(({ state }) => state === 'over');
    return html`${conflicts.filter(({ state }) => state !== 'over').map((one) => this.card(one))}
    ${
      over.length === 0
        ? nothing
        : html`<details>
            <summary class="kern-body">${say(words.over)} (${over.length})</summary>
            ${over.map((one) => this.card(one))}
          </details>`
    }`;
  }

  private card(conflict: ConflictTold): TemplateResult {
    const { view, reference, action } = this;
    const { language } = view;
    const { rule, titles, state, sentence, entries } = conflict;
    const said = lastWord(conflict, this.answers ?? []);
    const asked = {
      reference,
      named: { rule, entries: entries.map(({ id }) => id) },
      about: titles[language],
      isAcknowledged: said !== undefined,
      busy: action.isBusy,
      act: (done: Text, path: string, body: object) => void this.act(done, path, body),
    };
    return html`<section class="card conflict" data-conflict=${rule} data-state=${state}>
      <h3 class="kern-heading-small">${titles[language]} (${conflictStates[state][language]})</h3>
      <p class="kern-body">${sentence[language]}</p>
      <ul>
        ${entries.map((entry) => html`<li>${this.entry(entry)}</li>`)}
      </ul>
      ${this.said(said)} ${this.saidBefore(conflict)}
      ${state === 'over' || said?.outcome !== undefined ? nothing : conflictAnswer(asked, view)}
    </section>`;
  }

  private entry({ id, title, agencyName, isOwn, happenedAt }: ConflictTold['entries'][number]) {
    const { language, say } = this.view;
    const when = happenedAt === undefined ? '' : `, ${day(happenedAt, language)}`;
    const who = isOwn ? `${say(words.own)} (${agencyName[language]})` : agencyName[language];
    const about = `${title[language]}, ${who}${when}`;
    return html`${title[language]}, ${who}${when}
    ${button(say(words.show), () => this.ask(id), { kind: 'tertiary', about })}
    ${this.missed === id ? html`<p class="kern-body" role="status">${say(words.notShown)}</p>` : nothing}`;
  }

  private said(word: OwnWord | undefined): TemplateResult | typeof nothing {
    const { language, say } = this.view;
    if (word === undefined) return nothing;
    return html`<p class="kern-body">${say(words.said)}: ${answerText(word, language)}</p>`;
  }

  /** Folded away, the earliest first; what other agencies say of it is not shown. */
  private saidBefore({ saidBefore = [], titles }: ConflictTold): TemplateResult | typeof nothing {
    const { language, say } = this.view;
    if (saidBefore.length === 0) return nothing;
    return html`<details data-said-before>
      <summary class="kern-link">
        ${say(words.saidBefore)} (${saidBefore.length})<span class="kern-sr-only">: ${titles[language]}</span>
      </summary>
      <ol>
        ${saidBefore.map((word) => html`<li>${answerText(word, language)}</li>`)}
      </ol>
    </details>`;
  }

  private ask(id: string): void {
    const event = new CustomEvent('entry-asked', { detail: id, cancelable: true });
    this.missed = this.dispatchEvent(event) ? id : undefined;
  }

  private async act(done: Text, path: string, body: object): Promise<void> {
    await this.action.run(done, () => post<Answered>(path, body));
    void this.told.reload();
  }
}

customElements.define('conflict-part', ConflictPart);
