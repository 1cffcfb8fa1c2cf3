import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { selectField } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { keepInAddress, placeNow } from '../page/route.ts';
import type { Text } from '../page/text.ts';
import { casePage } from './casework.ts';
import { limitText } from './chain-words.ts';
import type { EventForm } from './information-answer.ts';
import type { Parties } from './parties.ts';
import { acknowledgedPart } from './acknowledged-part.ts';
import { bodyOf, type TaskTools } from './task-bodies.ts';
import { daysSince, taskList, type Task, type TasksTold } from './task-list.ts';
import { subjectOf } from './task-subject.ts';
import { kinds, taskWords as words } from './task-words.ts';

/** What waits for somebody, in one list: a line each, and folded away what is to be done, in place. */
class TasksView extends LitElement {
  static override properties = { view: { attribute: false }, only: { state: true } };

  declare view: View;
  /** A kind of task; empty: all. */
  declare private only: string;
  private readonly action = new Action(this);
  private readonly tasks = new Loaded(this, () => get<TasksTold>('desk/tasks'));
  private readonly forms = new Loaded(this, () =>
    get<{ readonly forms: readonly EventForm[] }>('desk/event-forms'),
  );
  protected readonly following = new Following(this, 'desk/ticks', () => void this.tasks.renew());
  private readonly parties = new Loaded(this, () => get<Parties>('desk/parties'));

  constructor() {
    super();
    this.only = placeNow().query.get('kind') ?? '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.title)}</h1>
      <p class="kern-body narrow">${say(words.lead)}</p>
      ${this.action.shown(language)} ${this.tasks.show(language, (told) => this.list(told))}`;
  }

  private list(told: TasksTold): TemplateResult {
    const { say } = this.view;
    const all = taskList(told);
    const known = acknowledgedPart(told.acknowledged, this.tools());
    if (all.length === 0)
      return html`<p class="kern-body" role="status">${say(words.none)}</p>
        ${known}`;
    // The last one of a kind may be done while it alone is shown: then all of them are.
    const only = all.some(({ kind }) => kind === this.only) ? this.only : '';
    const shown = all.filter(({ kind }) => only === '' || kind === only);
    return html`${this.choice(all, only)}
      <ol class="tasks stack">
        ${repeat(
          shown,
          ({ key }) => key,
          (task) => html`<li class="card task" data-task=${task.kind}>${this.card(task, told.at)}</li>`,
        )}
      </ol>
      ${known}`;
  }

  private choice(all: readonly Task[], only: string): TemplateResult {
    const { say } = this.view;
    const counts = Map.groupBy(all, ({ kind }) => kind);
    return html`<div class="narrow screen-only">
      ${selectField({
        id: 'kind',
        label: say(words.show),
        value: only,
        choices: [
          { value: '', label: `${say(words.all)} (${all.length})` },
          ...[...counts].map(([kind, tasks]) => ({
            value: kind,
            label: `${say(kinds[kind].title)} (${tasks.length})`,
          })),
        ],
        onChange: (value) => {
          this.only = value;
          keepInAddress({ kind: value });
        },
      })}
    </div>`;
  }

  private card(task: Task, at: string): TemplateResult {
    const { say } = this.view;
    const { title, lead } = kinds[task.kind];
    const { reference } = task;
    const inCase = reference === undefined ? say(words.noCase) : `${say(words.inCase)} ${reference}`;
    return html`<details>
      <summary>
        <h2 class="kern-title">${say(title)}: ${subjectOf(task, this.view.language)}</h2>
        <span class="kern-body">${inCase} · ${this.times(task, at)}</span>
      </summary>
      <p class="kern-body">${say(lead)}</p>
      ${
        reference === undefined
          ? nothing
          : html`<p class="kern-body"><a class="kern-link" href=${casePage(reference)}>${inCase}</a></p>`
      }
      ${bodyOf(task, this.tools())}
    </details>`;
  }

  private times(task: Task, at: string): TemplateResult {
    const { language, say } = this.view;
    const { since, dueAt, isOverdue } = task;
    const [limit] = task.kind === 'deadline' ? task.about.limits : [];
    if (limit) return html`<strong>${limitText(limit, language)}</strong>`;
    const waited = waitedFor(daysSince(since, at))[language];
    return html`${say(words.waits)} ${day(since, language)}
    (${waited})${
      dueAt === undefined
        ? nothing
        : html`,
            <strong
              >${say(words.due)}: ${day(dueAt, language)}${isOverdue ? `, ${say(words.overdue)}` : ''}</strong
            >`
    }`;
  }

  private tools(): TaskTools {
    const parties = this.parties.value?.parties ?? [];
    return {
      view: this.view,
      busy: this.action.isBusy,
      forms: this.forms.value?.forms,
      nameOf: (agency) =>
        parties.find((party) => party.agency === agency)?.titles ?? { de: agency, en: agency },
      act: (done, path, body) => void this.act(done, path, body),
    };
  }

  private async act(done: Text, path: string, body: object): Promise<void> {
    await this.action.run(done, () => post<Answered>(path, body), referenceIn(body));
    void this.tasks.reload();
  }
}

/** The case of which something is said, where the body names it. */
function referenceIn(body: object): string | undefined {
  return 'reference' in body && typeof body.reference === 'string' ? body.reference : undefined;
}

function waitedFor(days: number): Text {
  if (days === 0) return { de: 'seit heute', en: 'since today' };
  return days === 1 ? { de: '1 Tag', en: '1 day' } : { de: `${days} Tage`, en: `${days} days` };
}

customElements.define('tasks-view', TasksView);
