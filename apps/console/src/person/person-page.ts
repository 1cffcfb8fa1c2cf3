import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Key, Pack } from '../packs/pack.ts';
import { chosenPack, sentence } from '../packs/voice.ts';
import { packOf } from '../packs/packs.ts';
import { goTo, placeNow } from '../page/route.ts';
import { does, line } from './actions.ts';
import { failed } from './deed.ts';
import './enter-view.ts';
import { framed } from './frame.ts';
import { hub, type PersonSession } from './hub.ts';
import { Idle } from './idle.ts';
import { Leaving, LEAVING } from './leaving.ts';
import { leavingShown } from './leaving-shown.ts';
import { letter } from './letter.ts';
import './new-access.ts';
import { ReadAloud } from './read-aloud.ts';
import { said } from './said.ts';
import type { View } from './view.ts';
import { views } from './views.ts';
import { Wide } from './wide.ts';

const LANGUAGE = 'wegmarke-person-language';
const LETTER = '/letter';
/** Where the quick way out leads: a public page that looks like anybody's. */
const ELSEWHERE = 'https://www.dwd.de/';

/** The person's own page: the way in, and behind it the views, in the language chosen. */
class PersonPage extends LitElement {
  static override properties = {
    pack: { state: true },
    session: { state: true },
    farewell: { state: true },
    problem: { state: true },
    turn: { state: true },
  };

  declare private pack: Pack;
  declare private session: PersonSession | undefined;
  /** Why the views are closed, when they were open before. */
  declare private farewell: Key | undefined;
  declare private problem: unknown;
  /** Raised at each change of the address, and when the devices are others than before. */
  declare private turn: number;
  /** Raised by each question how it stands, and when the page is shut: an answer to an earlier question is not listened to. */
  private asked = 0;
  private readonly code: string;
  private readonly idle = new Idle(this, () => this.leave('timedOut'));
  private readonly voice = new ReadAloud(this);
  private readonly wide = new Wide(this);
  private readonly leaving = new Leaving({
    tell: hub.leave,
    kept: localStorage,
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
    changed: () => this.requestUpdate(),
    over: () => void this.haveLeft(),
  });

  constructor() {
    super();
    this.turn = 0;
    const { query } = placeNow();
    this.code = query.get('code') ?? '';
    const asked = query.get('lang') ?? new URL(location.href).searchParams.get('lang');
    this.speak(chosenPack(asked, localStorage.getItem(LANGUAGE)));
    // Neither the history nor whoever looks over a shoulder keeps the code.
    if (this.code !== '') history.replaceState(null, '', '#/');
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    window.addEventListener('pageshow', this.backAgain);
    this.addEventListener('person-entered', this.entered);
    this.addEventListener('device-gone', this.gone);
    this.addEventListener('devices-changed', this.devicesChanged);
    window.addEventListener('storage', this.elsewhere);
    if (this.leaving.isDue) this.leave('left');
    else void this.begin();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('hashchange', this.moved);
    window.removeEventListener('pageshow', this.backAgain);
    window.removeEventListener('storage', this.elsewhere);
  }

  private readonly moved = (): void => void this.showOther();
  private readonly entered = (): void => {
    this.leaving.end();
    void this.begin().then(() => goTo('/path'));
  };
  private readonly gone = (): void => this.leave('left');
  private readonly devicesChanged = (): void => void (this.turn += 1);
  /** Who leaves in one window leaves in all: they are one device. */
  private readonly elsewhere = ({ key, newValue }: StorageEvent): void => {
    if (key === LEAVING && newValue !== null && this.session?.entered) this.leave('left');
  };

  /** "Back" in the browser must not bring a closed page's content again. */
  private readonly backAgain = (event: PageTransitionEvent): void => {
    if (event.persisted) location.reload();
  };

  private async begin(): Promise<void> {
    // Until the hub was told that somebody leaves, it says that the page is open.
    if (this.leaving.state !== undefined) return;
    const asked = (this.asked += 1);
    try {
      const session = await hub.session();
      if (asked === this.asked) this.stands(session);
    } catch (problem) {
      if (asked === this.asked) this.problem = problem;
    }
  }

  private stands(session: PersonSession): void {
    this.session = session;
    this.problem = undefined;
    if (!session.entered) return;
    this.farewell = undefined;
    this.idle.begin();
  }

  /** Shuts the page at once; that somebody has left is said when the hub has said so. */
  private leave(farewell: Key): void {
    this.shut();
    this.farewell = farewell;
    this.leaving.leave();
  }

  private async haveLeft(): Promise<void> {
    await this.begin();
    await this.updateComplete;
    this.querySelector<HTMLElement>('[data-farewell]')?.focus();
  }

  private shut(): void {
    this.idle.end();
    this.voice.stop();
    this.asked += 1;
    this.session = { entered: false };
  }

  private quickExit(): void {
    this.leaving.leaveAtOnce();
    this.shut();
    history.replaceState(null, '', '#/');
    location.replace(ELSEWHERE);
  }

  private async showOther(): Promise<void> {
    this.voice.stop();
    this.turn += 1;
    await this.updateComplete;
    const heading = this.querySelector<HTMLElement>('main h1');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  private speak(pack: Pack): void {
    this.pack = pack;
    localStorage.setItem(LANGUAGE, pack.id);
    document.documentElement.lang = pack.tag;
    document.documentElement.dir = pack.direction;
  }

  private readAloud(): void {
    const content = this.querySelector('main');
    if (this.voice.isReading) this.voice.stop();
    else if (content) this.voice.read(this.pack, content);
  }

  protected override willUpdate(): void {
    document.title = `${sentence(this.pack, this.current?.title ?? 'title')} – Wegmarke`;
  }

  private get current(): View | undefined {
    const { path } = placeNow();
    if (!this.session?.entered || path === LETTER) return undefined;
    return views.find((one) => one.path === path) ?? views[0];
  }

  protected override render(): TemplateResult {
    const { pack, session, voice } = this;
    return framed(
      {
        pack,
        onLanguage: (id) => {
          voice.stop();
          this.speak(packOf(id));
        },
        views: session?.entered ? views : [],
        current: this.current,
        isWide: this.wide.is,
        isReading: voice.isReading,
        ...(voice.can(pack) && { onReadAloud: () => this.readAloud() }),
        onPrint: () => goTo(LETTER),
        onLeave: () => this.leave('left'),
        onQuickExit: () => this.quickExit(),
      },
      this.content(),
    );
  }

  private content(): TemplateResult {
    const { pack, session, problem, current, leaving } = this;
    if (leaving.state !== undefined) return leavingShown(pack, leaving.state, () => void leaving.complete());
    if (problem !== undefined) return failed(pack, 'failed', problem);
    if (session === undefined) return line(pack, 'loading');
    if (!session.entered) return this.entrance(session);
    return html`${this.warning()}
      <person-new-access .pack=${pack} .turn=${this.turn}></person-new-access>
      ${current ? keyed(current.path, current.render(pack)) : letter(pack, () => window.print())}
      <p class="kern-body kern-body--small">${said(pack, 'recorded')}</p>`;
  }

  private entrance({ device }: PersonSession): TemplateResult {
    const { pack, farewell } = this;
    return html`${
        farewell
          ? html`<div
              class="kern-alert kern-alert--info"
              tabindex="-1"
              role="status"
              data-farewell=${farewell}
            >
              <div class="kern-alert__header"><span class="kern-title">${said(pack, farewell)}</span></div>
            </div>`
          : nothing
      }
      <person-enter
        .pack=${pack}
        .code=${this.code}
        .isKnown=${device !== undefined && this.code === ''}
      ></person-enter>`;
  }

  private warning(): TemplateResult | typeof nothing {
    const { pack, idle } = this;
    if (idle.minutesLeft === undefined) return nothing;
    return html`<div class="kern-alert kern-alert--warning ending" role="alert" data-timeout>
      <div class="kern-alert__header"><span class="kern-title">${said(pack, 'timeoutTitle')}</span></div>
      <div class="kern-alert__body">
        ${line(pack, 'timeoutText', { minutes: String(idle.minutesLeft) })}
        <div class="buttons">${does(pack, 'stay', () => this.stay(), { kind: 'primary' })}</div>
      </div>
    </div>`;
  }

  /** The hub counts its own time, from the last look: one more keeps it open too. */
  private stay(): void {
    this.idle.stay();
    void hub.devices().catch(() => this.begin());
  }
}

customElements.define('person-page', PersonPage);
