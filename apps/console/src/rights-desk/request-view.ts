import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { Action, type Answered } from '../page/action.ts';
import { asBegun, get, post, segment } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button, textField } from '../page/fields.ts';
import { Following } from '../page/following.ts';
import { Loaded } from '../page/loaded.ts';
import { notice } from '../page/notice.ts';
import type { Language, Text } from '../page/text.ts';
import { answerBox } from './answer-box.ts';
import { dueSaid, stateSaid } from './list-view.ts';
import { previewTable } from './preview-table.ts';
import { groundField, type Proposal } from './propose-form.ts';
import { isAnswered, type Preview, readRights, type Right, type RightsList } from './rights.ts';
import { words } from './words.ts';

interface Desk {
  readonly right: Right;
  readonly terms: RightsList['terms'];
  readonly preview: Preview;
  /** The agency's own name of the case; for requests that are answered. */
  readonly handle: string | undefined;
}

/** One request: what it is, what a decision would do, and the step that comes next. */
class RequestView extends LitElement {
  static override properties = {
    view: { attribute: false },
    reference: { attribute: false },
    request: { attribute: false },
    ground: { state: true },
    toldOn: { state: true },
  };

  declare view: View;
  declare reference: string;
  declare request: string;
  declare private ground: string;
  declare private toldOn: string;
  private readonly action = new Action(this);
  private readonly desk = new Loaded<Desk | undefined>(this, () => this.read());
  protected readonly following = new Following(this, 'desk/ticks', () => this.ticked());
  private isBehind = false;

  constructor() {
    super();
    this.ground = '';
    this.toldOn = '';
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  private get address(): string {
    return `desk/cases/${segment(this.reference)}/rights/${segment(this.request)}`;
  }

  private async read(): Promise<Desk | undefined> {
    const begun = asBegun();
    const { rights, terms } = await readRights();
    const right = rights.find((one) => one.reference === this.reference && one.request === this.request);
    if (right === undefined) return undefined;
    const [preview, named] = await begun(() =>
      Promise.all([
        get<Preview>(`${this.address}/preview`),
        isAnswered(right)
          ? get<{ handle: string }>(`desk/cases/${segment(this.reference)}/handle`)
          : undefined,
      ]),
    );
    return { right, terms, preview, handle: named?.handle };
  }

  private async step(name: string, body: object, said: Text): Promise<void> {
    this.isBehind = false;
    const answer = await this.action.run(said, () => post<Answered>(`${this.address}/${name}`, body));
    if (answer || this.isBehind) await this.desk.reload();
  }

  /** What stands there while a step is under way has the focus: it is read again after that. */
  private ticked(): void {
    this.isBehind = this.action.isBusy;
    if (!this.isBehind) void this.desk.renew();
  }

  protected override render(): TemplateResult {
    const { language, say } = this.view;
    return html`<h1 class="kern-heading-large">${say(words.request)}</h1>
      <p class="screen-only"><a class="kern-link rights-link" href="#/rights">${say(words.back)}</a></p>
      ${this.action.shown(language)}
      ${
        this.desk.value === undefined && !this.desk.isReading && this.desk.problem === undefined
          ? notice('warning', say(words.notThere))
          : this.desk.show(language, (desk) => (desk === undefined ? html`` : this.shown(desk, language)))
      }`;
  }

  private shown(desk: Desk, language: Language): TemplateResult {
    const { right, terms, preview, handle } = desk;
    const agency = this.view.session.agency?.id ?? '';
    const isDecided = right.state === 'decided';
    return html`${facts(right, terms, language)}
      ${right.inDoubt === undefined ? nothing : notice('danger', words.inDoubt[language])}
      ${previewTable(right, preview, language)} ${this.next(desk, language)}
      ${isDecided ? nothing : this.extension(terms, language)}
      ${
        handle === undefined
          ? nothing
          : answerBox({ agency, handle, request: right.request, isDecided }, language)
      }
      <div class="buttons">
        ${button(words.print[language], () => window.print(), { kind: 'tertiary' })}
      </div>`;
  }

  private next({ right, terms, preview }: Desk, language: Language): TemplateResult | typeof nothing {
    if (right.state === 'open')
      return html`<rights-propose
        .right=${right}
        .preview=${preview}
        .terms=${terms}
        .language=${language}
        .busy=${this.action.isBusy}
        .send=${(proposal: Proposal) => void this.step('propose', proposal, words.proposeSent)}
      ></rights-propose>`;
    if (right.state === 'proposed') return this.second(right, terms, language);
    return right.kind === 'restriction' && right.decision === 'grant' ? this.lift(right, language) : nothing;
  }

  private second(right: Right, terms: RightsList['terms'], language: Language): TemplateResult {
    const { proposal } = right;
    return html`<section class="card stack screen-only" aria-labelledby="second-heading">
      <h2 class="kern-heading-medium" id="second-heading">${words.second[language]}</h2>
      ${
        right.proposedBy === this.view.session.staff
          ? notice('info', words.needsOther[language])
          : html`${this.grounds('return-ground', terms, language)}
              <div class="buttons">
                ${button(
                  words.confirm[language],
                  () => void this.step('confirm', { proposal }, words.confirmSent),
                  {
                    kind: 'primary',
                    busy: this.action.isBusy,
                  },
                )}
                ${button(
                  words.giveBack[language],
                  () =>
                    void this.step(
                      'return',
                      { proposal, ground: this.ground || 'incomplete' },
                      words.giveBackSent,
                    ),
                  { busy: this.action.isBusy },
                )}
              </div>`
      }
    </section>`;
  }

  private grounds(id: string, { grounds }: RightsList['terms'], language: Language): TemplateResult {
    return groundField(id, {
      grounds,
      language,
      value: this.ground,
      onChange: (ground) => (this.ground = ground),
    });
  }

  private extension({ grounds }: RightsList['terms'], language: Language): TemplateResult {
    const ground = 'gdpr-12-3';
    return html`<section class="card screen-only" aria-labelledby="extend-heading">
      <h2 class="kern-heading-medium" id="extend-heading">${words.extend[language]}</h2>
      <p class="kern-body">
        ${words.extendLead[language]} ${words.ground[language]}: ${grounds[ground]?.[language]}.
      </p>
      ${button(words.extend[language], () => void this.step('extend', { ground }, words.extendSent), {
        busy: this.action.isBusy,
      })}
    </section>`;
  }

  private lift({ lift }: Right, language: Language): TemplateResult {
    const isOwn = lift?.proposedBy === this.view.session.staff;
    return html`<section class="card stack screen-only" aria-labelledby="lift-heading">
      <h2 class="kern-heading-medium" id="lift-heading">${words.lift[language]}</h2>
      <p class="kern-body">${words.liftLead[language]}</p>
      ${lift === undefined ? this.liftForm(language) : isOwn ? notice('info', words.needsOther[language]) : nothing}
      ${
        lift === undefined || isOwn
          ? nothing
          : button(
              words.confirmLift[language],
              () => void this.step('confirm-lift', { proposal: lift.proposal }, words.liftDone),
              { kind: 'primary', busy: this.action.isBusy },
            )
      }
    </section>`;
  }

  private liftForm(language: Language): TemplateResult {
    return html`${textField({
      id: 'told-on',
      label: words.told[language],
      type: 'date',
      value: this.toldOn,
      onInput: (toldOn) => (this.toldOn = toldOn),
    })}
    ${button(
      words.proposeLift[language],
      () => void this.step('propose-lift', { personToldAt: `${this.toldOn}T00:00:00.000Z` }, words.liftSent),
      { busy: this.action.isBusy || this.toldOn === '' },
    )}`;
  }
}

customElements.define('rights-request', RequestView);

function facts(right: Right, terms: RightsList['terms'], language: Language): TemplateResult {
  const { kind, reference, receivedAt, ground = '', proposedBy } = right;
  const rows: readonly (readonly [Text, unknown])[] = [
    [words.right, terms.kinds[kind]?.[language] ?? kind],
    [words.file, reference],
    [words.received, day(receivedAt, language)],
    [words.due, dueSaid(right, language)],
    [words.state, stateSaid(right, terms, language)],
    ...(ground === '' ? [] : [[words.ground, terms.grounds[ground]?.[language] ?? ground] as const]),
    ...(proposedBy === undefined ? [] : [[words.by, proposedBy] as const]),
  ];
  return html`<dl class="kern-description-list">
    ${rows.map(
      ([name, value]) =>
        html`<div class="kern-description-list-item">
          <dt class="kern-description-list-item__key">${name[language]}</dt>
          <dd class="kern-description-list-item__value">${value}</dd>
        </div>`,
    )}
  </dl>`;
}
