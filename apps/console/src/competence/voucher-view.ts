import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { caseAtDesk, casePage } from '../caseworker/casework.ts';
import { enter, newKey, readEntries, readForms, type EventForm } from '../hand-entry/entries.ts';
import { keepPrefill } from '../hand-entry/prefill.ts';
import { Action } from '../page/action.ts';
import { get } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { notice, problemShown } from '../page/notice.ts';
import type { Asked } from './asked.ts';
import './competence-form.ts';
import { knownOf } from './entry-known.ts';
import {
  checkIn,
  DUPLICATE_CHECK,
  isThereOne,
  lastAsked,
  laterDay,
  question,
  types,
  VOUCHER_TABLE,
  type AnswerEntry,
  type CheckSeen,
} from './voucher-steps.ts';
import { voucherWords as words } from './voucher-words.ts';

/** In one case: who issues the voucher, the question whether there is one already, its answer, and the entry; none locks the next. */
class VoucherView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    said: { state: true },
    seen: { state: true },
    problem: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare private said: Asked | undefined;
  /** What was told, once somebody looked: to look is an access. */
  declare private seen: CheckSeen | undefined;
  declare private problem: unknown;
  private readonly forms = new Loaded(this, readForms);
  private readonly entries = new Loaded(this, () => readEntries(this.reference));
  private readonly action = new Action(this);
  protected readonly following = new Following(this, 'desk/ticks', () => void this.entries.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { say, language } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.title)} – ${this.reference}</h1>
      <p class="kern-body narrow">${say(words.lead)}</p>
      ${this.action.shown(language)}
      <competence-form
        .view=${this.view}
        .only=${VOUCHER_TABLE}
        .reference=${this.reference}
        @competence-said=${({ detail }: CustomEvent<Asked>) => (this.said = detail)}
      ></competence-form>
      ${this.competence()} ${this.check()} ${this.issue()}
      <p class="kern-body">
        <a class="kern-link" href=${casePage(this.reference)}>${say(words.toCase)}</a>
      </p>`;
  }

  /** What follows from the answer for this case. */
  private competence(): TemplateResult | typeof nothing {
    const { say } = this.view;
    const answer = this.said?.answer;
    if (answer?.kind !== 'competent' && answer?.kind !== 'nobody') return nothing;
    const isElsewhere = answer.kind === 'competent' && answer.by !== this.own;
    return html`${isElsewhere ? notice('info', say(words.elsewhere)) : nothing}
    ${this.formLink(types.decided, say(words.decided))}`;
  }

  /** Asking, and the answer; nothing where nobody is to be asked, or whoever is to be asked looks at it. */
  private check(): TemplateResult | typeof nothing {
    const addressee = this.said?.table.duplicatesCheck?.ask;
    const mayAsk = this.forms.value?.some(({ type }) => type === types.asked) === true;
    if (addressee === undefined || addressee === this.own || !mayAsk) return nothing;
    return html`${this.asking(addressee)} ${this.answer(addressee)}`;
  }

  private asking(addressee: string): TemplateResult {
    const { say, language } = this.view;
    const asked = laterDay(lastAsked(this.entries.value ?? []), this.seen?.question?.happenedAt);
    const name = this.said?.names[addressee]?.[language] ?? addressee;
    return html`<section data-step="ask">
      <h2 class="kern-heading-medium">${say(words.ask)}</h2>
      <p class="kern-body">
        ${say(words.askWhom)}: ${name}.
        ${asked === undefined ? nothing : html`<strong>${say(words.askedOn)} ${day(asked, language)}.</strong>`}
      </p>
      <div class="buttons">
        ${button(say(asked === undefined ? words.askDo : words.askAgain), () => void this.ask(addressee), {
          kind: asked === undefined ? 'primary' : 'tertiary',
          busy: this.action.isBusy,
        })}
      </div>
    </section>`;
  }

  private answer(addressee: string): TemplateResult {
    const { say, language } = this.view;
    const { seen, problem } = this;
    return html`<section data-step="answer">
      <h2 class="kern-heading-medium">${say(words.answer)}</h2>
      <p class="kern-body narrow">${say(words.answerLead)}</p>
      <div class="buttons">${button(say(words.answerLook), () => void this.look(addressee))}</div>
      <div role="status">
        ${problem === undefined ? nothing : problemShown(problem, language)}
        ${seen === undefined ? nothing : this.answers(seen)}
      </div>
      <p class="kern-body">
        <a class="kern-link" href=${`${casePage(this.reference)}?purpose=${this.purpose}`}
          >${say(words.inTimeline)}</a
        >
      </p>
    </section>`;
  }

  /** The answers to the question of that day; what an earlier one was answered stays in the timeline. */
  private answers({ question: asked, answers, vouchers }: CheckSeen): TemplateResult {
    const { say, language } = this.view;
    const on = asked?.happenedAt;
    const which =
      asked === undefined
        ? say(words.notAskedThere)
        : `${say(words.toQuestion)}${on === undefined ? '' : ` ${say(words.ofDay)} ${day(on, language)}`}:`;
    return html`<p class="kern-body" data-question=${asked?.id ?? ''}>
        ${which} ${answers.length === 0 ? say(words.answerNone) : nothing}
      </p>
      ${this.entriesShown(answers)}
      ${
        vouchers.length === 0
          ? nothing
          : html`<p class="kern-body">${say(words.vouchersThere)}:</p>
              ${this.entriesShown(vouchers)}`
      }
      ${
        isThereOne([...answers, ...vouchers])
          ? notice('warning', say(words.exists), say(words.existsHow))
          : nothing
      }`;
  }

  private entriesShown(entries: readonly AnswerEntry[]): TemplateResult | typeof nothing {
    const { say, language } = this.view;
    if (entries.length === 0) return nothing;
    return html`<ul>
      ${entries.map(
        ({ title, happenedAt, fields }) =>
          html`<li>
            <strong>${say(title)}</strong
            >${happenedAt === undefined ? nothing : `, ${day(happenedAt, language)}`}
            ${fields
              .filter(({ name }) => name !== 'request')
              .map(
                ({ label, text, value }) =>
                  html`<br />${say(label)}: ${text === undefined ? String(value) : say(text)}`,
              )}
          </li>`,
      )}
    </ul>`;
  }

  private issue(): TemplateResult | typeof nothing {
    const { say } = this.view;
    const link = this.formLink(types.voucher, say(words.issueDo));
    if (link === nothing) return nothing;
    return html`<section data-step="issue">
      <h2 class="kern-heading-medium">${say(words.issue)}</h2>
      ${link}
    </section>`;
  }

  /** The form for one type of entry, where the agreement lets this agency record it. */
  private formLink(type: string, label: string): TemplateResult | typeof nothing {
    const form = this.forms.value?.find((one) => one.type === type);
    if (form === undefined) return nothing;
    const address = `${casePage(this.reference)}/enter?type=${type}`;
    return html`<p class="kern-body">
      <a class="kern-link" href=${address} @click=${() => this.prefill(form)}>${label}</a>
    </p>`;
  }

  /** What the answer says already need not be typed; it stays off the address. */
  private prefill(form: EventForm): void {
    const { reference, said, own } = this;
    const data = said === undefined ? {} : knownOf(form, said, own);
    keepPrefill({ reference, type: form.type, data });
  }

  private get own(): string | undefined {
    return this.view.session.agency?.id;
  }

  /** None is stated where the agency may not read for this one. */
  private get purpose(): string {
    const mayRead = this.view.session.purposes?.some(({ id }) => id === DUPLICATE_CHECK) === true;
    return mayRead ? DUPLICATE_CHECK : '';
  }

  private async ask(addressee: string): Promise<void> {
    const { reference } = this;
    const said = { key: newKey(), reference, happenedAt: today(), ...question(addressee) };
    await this.action.run(words.askDone, () => enter(said), reference);
    await this.entries.reload();
  }

  private async look(addressee: string): Promise<void> {
    const asked = this.purpose === '' ? '' : `?purpose=${this.purpose}`;
    try {
      const path = `${caseAtDesk(this.reference)}/timeline${asked}`;
      const { entries } = await get<{ readonly entries: readonly AnswerEntry[] }>(path);
      this.seen = checkIn(entries, this.own ?? '', addressee);
      this.problem = undefined;
    } catch (problem) {
      this.seen = undefined;
      this.problem = problem;
    }
  }
}

function today(): string {
  return new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Berlin' });
}

customElements.define('voucher-view', VoucherView);
