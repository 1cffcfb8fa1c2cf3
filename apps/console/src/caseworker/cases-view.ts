import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { get, post } from '../page/call.ts';
import { dataTable } from '../page/data-table.ts';
import { day } from '../page/dates.ts';
import { button, selectField, textField } from '../page/fields.ts';
import { Loaded } from '../page/loaded.ts';
import { keepInAddress, placeNow } from '../page/route.ts';
import type { Text } from '../page/text.ts';
import { caseAtDesk, casePage, type CaseShown } from './casework.ts';
import './deputies-part.ts';
import './new-file-part.ts';
import { words } from './words.ts';

const PAGE = 50;
const SETTLED_MS = 250;

interface Found {
  readonly cases: readonly CaseShown[];
  readonly more: boolean;
}

/** One's own cases, and the search by the agency's own number; both stand in the address. */
class CasesView extends LitElement {
  static override properties = {
    view: { attribute: false },
    begins: { state: true },
    of: { state: true },
    further: { state: true },
  };

  declare view: View;
  /** How the number begins. */
  declare private begins: string;
  declare private of: string;
  declare private further: Found | undefined;
  private readonly action = new Action(this);
  private typed: ReturnType<typeof setTimeout> | undefined;
  private readonly found = new Loaded(this, () => this.search(''));

  constructor() {
    super();
    const { query } = placeNow();
    this.begins = query.get('number') ?? '';
    this.of = query.get('of') ?? 'mine';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private search(after: string): Promise<Found> {
    const { begins: prefix, of } = this;
    const asked = new URLSearchParams({ of, prefix, after, max: String(PAGE) });
    return get<Found>(`desk/casework/cases?${asked}`);
  }

  private look(): void {
    keepInAddress({ number: this.begins, of: this.of === 'mine' ? undefined : this.of });
    this.further = undefined;
    void this.found.reload();
  }

  /** Who searches by number looks in all cases: the one that is looked for may be anybody's. */
  private typing(begins: string): void {
    if (this.begins === '' && begins !== '') this.of = 'all';
    this.begins = begins;
    clearTimeout(this.typed);
    this.typed = setTimeout(() => this.look(), SETTLED_MS);
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.cases)}</h1>
      ${this.action.shown(language)}
      <form role="search" class="narrow stack" @submit=${(event: Event) => this.submitted(event)}>
        ${textField({
          id: 'number',
          type: 'search',
          label: say(words.search),
          hint: say(words.searchHint),
          value: this.begins,
          onInput: (value) => this.typing(value),
        })}
        ${selectField({
          id: 'of',
          label: say(words.which),
          value: this.of,
          choices: [
            { value: 'mine', label: say(words.mine) },
            { value: 'untaken', label: say(words.withoutWorker) },
            { value: 'all', label: say(words.all) },
          ],
          onChange: (value) => {
            this.of = value;
            this.look();
          },
        })}
      </form>
      <div class="buttons">
        ${button(say(words.toDeputies), () => this.querySelector<HTMLElement>('#deputies')?.focus(), { kind: 'tertiary' })}
      </div>
      <new-file-part .view=${this.view}></new-file-part>
      ${this.found.show(language, (found) => this.list(found))}
      <deputies-part .view=${this.view}></deputies-part>`;
  }

  private submitted(event: Event): void {
    event.preventDefault();
    this.look();
  }

  private list(found: Found): TemplateResult {
    const { language, say } = this.view;
    const cases = [...found.cases, ...(this.further?.cases ?? [])];
    const { more } = this.further ?? found;
    const table = dataTable<CaseShown>(
      say(words.found),
      [
        {
          head: say(words.reference),
          cell: ({ reference }) => html`<a class="kern-link" href=${casePage(reference)}>${reference}</a>`,
        },
        { head: say(words.state), cell: ({ linked }) => say(linked ? words.linked : words.notLinked) },
        { head: say(words.unread), cell: ({ unread }) => String(unread), numeric: true },
        { head: say(words.workers), cell: (one) => workersOf(one, this.view) },
        {
          head: say(words.lastEvent),
          cell: ({ lastEventAt }) =>
            lastEventAt === undefined ? say(words.none) : day(lastEventAt, language),
        },
        { head: say(words.action), cell: (one) => this.takeOrLeave(one) },
      ],
      cases,
      say(words.casesNone),
    );
    return html`<p class="kern-body" role="status">${countOf(cases.length, more)[language]}</p>
      ${table} ${more ? button(say(words.casesMore), () => void this.showFurther(cases)) : nothing}`;
  }

  private takeOrLeave({ reference, mine }: CaseShown): TemplateResult {
    const { say } = this.view;
    const [label, done, step] = mine
      ? ([words.leave, words.left, 'leave'] as const)
      : ([words.take, words.taken, 'take'] as const);
    const run = async (): Promise<void> => {
      await this.action.run(done, () => post<Answered>(`${caseAtDesk(reference)}/${step}`));
      this.look();
    };
    return button(say(label), () => void run(), {
      kind: 'tertiary',
      about: reference,
      busy: this.action.isBusy,
    });
  }

  private async showFurther(cases: readonly CaseShown[]): Promise<void> {
    const next = await this.search(cases.at(-1)?.reference ?? '');
    this.further = { cases: [...(this.further?.cases ?? []), ...next.cases], more: next.more };
  }
}

/** Who works on a case, oneself by the word. */
export function workersOf({ workers }: CaseShown, { say, session }: View): string {
  const named = workers.map((one) => (one === session.staff ? `${say(words.you)} (${one})` : one));
  return named.length === 0 ? say(words.nobody) : named.join(', ');
}

function countOf(cases: number, hasMore: boolean): Text {
  return {
    de: `${hasMore ? 'Mindestens ' : ''}${cases === 1 ? '1 Fall' : `${cases} Fälle`}`,
    en: `${hasMore ? 'At least ' : ''}${cases === 1 ? '1 case' : `${cases} cases`}`,
  };
}

customElements.define('cases-view', CasesView);
