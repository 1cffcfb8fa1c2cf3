import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { Following } from '../page/following.ts';
import { isForConsent } from '../page/held-words.ts';
import { Loaded } from '../page/loaded.ts';
import type { Text } from '../page/text.ts';
import { words as pageWords } from '../page/words.ts';
import { caseAtDesk, casePage } from './casework.ts';
import type { EventForm } from './information-answer.ts';
import { handoverActions, stepActions, wishActions, type PlanTools } from './plan-actions.ts';
import { agencyText, handoverState, planWords as words, stepState, wishState } from './plan-words.ts';
import { isEmpty, type HandoverTold, type PlanTold, type StepTold } from './plans.ts';

/** What is agreed on with the person in one case, and what of it this agency can do; nothing where there is no plan. */
class PlanPart extends LitElement {
  static override properties = { view: { attribute: false }, reference: { attribute: false } };

  declare view: View;
  declare reference: string;
  private readonly action = new Action(this);
  private readonly plan = new Loaded(this, () => get<PlanTold>(`${caseAtDesk(this.reference)}/plan`));
  private readonly forms = new Loaded(this, () =>
    get<{ readonly forms: readonly EventForm[] }>('desk/event-forms'),
  );
  protected readonly following = new Following(this, 'desk/ticks', () => void this.plan.renew());

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { view, plan } = this;
    const { language, say } = view;
    if (plan.problem === undefined && (plan.value === undefined || isEmpty(plan.value))) return nothing;
    return html`<section class="plan" aria-labelledby="plan-with-person">
      <h2 class="kern-heading-medium" id="plan-with-person">${say(words.title)}</h2>
      <p class="kern-body narrow">${say(words.lead)}</p>
      ${this.action.shown(language)} ${plan.show(language, (told) => this.content(told))}
    </section>`;
  }

  private content(plan: PlanTold): TemplateResult {
    const { language } = this.view;
    const tools = this.tools();
    const open = plan.steps.filter(({ state }) => state !== 'done');
    const done = plan.steps.filter(({ state }) => state === 'done');
    const stepsBy = (by: StepTold['by']) =>
      open.filter((step) => step.by === by).map((step) => this.step(step, tools));
    return html`${this.head(plan)} ${this.list(words.agencySteps, stepsBy('agency'))}
    ${this.list(words.personSteps, stepsBy('person'))}
    ${this.list(
      words.wishes,
      plan.wishes.map(
        (wish) =>
          html`<li data-wish=${wish.wish}>
            <strong>${wish.title[language]}</strong><br />${wishState(wish, language)}
            ${wishActions(wish, tools)}
          </li>`,
      ),
    )}
    ${this.list(
      words.handovers,
      plan.handovers.map(
        (one) =>
          html`<li data-handover=${one.state} data-unsent=${one.unsent?.state ?? nothing}>
            <strong>${agencyText(one.from, language)} → ${agencyText(one.to, language)}</strong
            ><br />${handoverState(one, language)} ${this.wayOut(one)} ${handoverActions(one, tools)}
          </li>`,
      ),
    )}
    ${
      done.length === 0
        ? nothing
        : html`<details>
            <summary class="kern-body">${this.view.say(words.doneSteps)} (${done.length})</summary>
            <ul class="chain__steps">
              ${done.map((step) => this.step(step, tools))}
            </ul>
          </details>`
    }`;
  }

  /** Who manages the case and for which goals. */
  private head({ managers, plans }: PlanTold): TemplateResult {
    const { language, say } = this.view;
    return html`${managers.map(({ agency, form, spheres }) => {
      const names = spheres.map((sphere) => sphere[language]).join(' + ');
      const kind = form === undefined ? names : `${form[language]} (${names})`;
      const contact = agency.contactFunction ? `, ${say(words.contact)}: ${agency.contactFunction}` : '';
      return html`<p class="kern-body" data-managers=${agency.id}>
        ${say(words.managers)}: ${kind}, ${agencyText(agency, language)}${contact}
      </p>`;
    })}
    ${plans.map(({ agency, title, goals }) => {
      const aims = goals.map((goal) => goal[language]).join(', ');
      return html`<p class="kern-body" data-plan=${agency.id}>
        <strong>${title[language]}</strong>,
        ${agencyText(agency, language)}${aims === '' ? nothing : html`. ${say(words.goals)}: ${aims}`}
      </p>`;
    })}`;
  }

  /** Where a consent of the person would let the own word go. */
  private wayOut({ unsent }: HandoverTold): TemplateResult | typeof nothing {
    if (unsent?.state !== 'held' || !isForConsent(unsent.code)) return nothing;
    return html`<a class="kern-link" href=${`${casePage(this.reference)}/consents`}
      >${this.view.say(pageWords.heldConsents)}</a
    >`;
  }

  private step(step: StepTold, tools: PlanTools): TemplateResult {
    const { language } = this.view;
    const { id, title, agency, state } = step;
    const said = stepState(step, language);
    return html`<li data-step=${id} data-state=${state}>
      <strong>${title[language]}</strong>, ${agencyText(agency, language)}<br />${
        state === 'overdue' || state === 'missed' ? html`<strong>${said}</strong>` : said
      }
      ${stepActions(step, tools)}
    </li>`;
  }

  private list(title: Text, items: readonly TemplateResult[]): TemplateResult | typeof nothing {
    if (items.length === 0) return nothing;
    return html`<section class="card chain">
      <h3 class="kern-heading-small">${this.view.say(title)}</h3>
      <ul class="chain__steps">
        ${items}
      </ul>
    </section>`;
  }

  private tools(): PlanTools {
    return {
      view: this.view,
      reference: this.reference,
      busy: this.action.isBusy,
      forms: this.forms.value?.forms,
      act: (done, path, body) => void this.act(done, path, body),
    };
  }

  private async act(done: Text, path: string, body: object): Promise<void> {
    await this.action.run(done, () => post<Answered>(path, body), this.reference);
    void this.plan.reload();
  }
}

customElements.define('plan-part', PlanPart);
