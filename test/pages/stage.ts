import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Cookie, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { callDesk } from '../../deploy/local/demonstration/desks.mjs';
import { handOutCases, takeRequestsDown } from '../../deploy/local/demonstration/hand-out.mjs';
import type { LocalAgency, LocalNetwork } from '../../deploy/local/network/network.mjs';
import { shortOf } from '../long-form.ts';
import type { Told } from './told.ts';
import { Troubles } from './troubles.ts';

/** How a page is opened. */
export interface View {
  /** Where to, e.g. `/agency.html#/news`; the beginning of the pages when absent. */
  readonly at?: string;
  /** Width of the window in CSS pixels; 1280 when absent. */
  readonly width?: number;
  readonly dark?: boolean;
  /** `de` when absent; agencies' pages know `en` too, the person's view each of its packs (`ar`, `uk` ...). */
  readonly language?: string;
}

/** How a page can lie before one, on the page as it is loaded. */
const LOOKS = {
  'at a desk': { width: 1280, colorScheme: 'light', media: 'screen' },
  'on a telephone in the dark': { width: 320, colorScheme: 'dark', media: 'screen' },
  'on paper': { width: 1280, colorScheme: 'light', media: 'print' },
} as const;

/** A look of a page by its name. */
export type Look = keyof typeof LOOKS;

/** What a page may take to show something, where all cores have other work too. */
const PATIENCE_MS = 60_000;

/** How every view is looked at that has no list of its own. */
const ON_SCREEN: readonly Look[] = ['at a desk', 'on a telephone in the dark'];

/** The demonstration with its story told, its pages, and a browser before it. */
export class Stage {
  private readonly troubles = new Troubles();
  /** Cookies of who is logged in, so that not every test logs in anew. */
  private readonly cookies = new Map<string, readonly Cookie[]>();
  /** Windows of a persona and language that are open: a further page there finds scripts and log-in already. */
  private readonly windows = new Map<string, BrowserContext>();
  private areAllByAxe: boolean | undefined;
  /** Views that were looked at on screen. */
  private viewed = 0;

  private constructor(
    readonly network: LocalNetwork,
    /** Address of the landing page, without a slash at the end. */
    readonly landing: string,
    private readonly browser: Browser,
  ) {}

  /** Hands the cases out as `npm start` does, and opens a browser before the demonstration. */
  static async open(program: string, { network, landing }: Told): Promise<Stage> {
    await handOutCases({ ...network.agencies, ...network.neighbours });
    await takeRequestsDown(network.agencies);
    const browser = await chromium.launch({
      executablePath: program,
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
    });
    return new Stage(network, landing, browser);
  }

  /** Closes the browser; whoever told the demonstration stops it. */
  close(): Promise<void> {
    return this.browser.close();
  }

  /** Calls an agency's desk as a program does, in the name of a persona if one is given. */
  desk(agency: string, method: string, path: string, body?: unknown, staff?: string): Promise<unknown> {
    return callDesk({ ...this.agency(agency), ...(staff !== undefined && { staff }) }, method, path, body);
  }

  /** An agency's folder, desk and pages. */
  agency(agency: string): LocalAgency {
    const found = this.network.agencies[agency] ?? this.network.neighbours[agency];
    if (found === undefined) throw new Error(`The demonstration has no agency ${agency}.`);
    return found;
  }

  /** Where a persona (deploy/local/log-in/personas.mjs, e.g. `jobcenter-sb-1`, `hub-betrieb-1`) works. */
  placeOf(persona: string): string {
    const { agency } = this.personaOf(persona);
    return agency === undefined ? this.network.hubUrl : (this.agency(agency).pagesUrl ?? '');
  }

  /** A page on which this persona is logged in. Close it at the end, or its whole window: `await page.context().close()`. */
  async page(persona: string, view: View = {}): Promise<Page> {
    const place = this.placeOf(persona);
    const page = await this.pageIn(await this.windowOf(persona, view), view);
    if (!(await this.isSignedIn(page, place))) await this.logIn(page, persona, place);
    this.cookies.set(persona, await page.context().cookies());
    await page.goto(`${place}${addressOf(view)}`);
    return page;
  }

  /** A window without a log-in: the landing page, the person's view, a full address. */
  async visit(address: string, view: View = {}): Promise<Page> {
    const page = await this.pageIn(await this.window(view), view);
    await page.goto(`${address}${addressOf(view)}`);
    return page;
  }

  /** What axe (WCAG 2.2 A and AA, best practices) finds: `rule: selectors`; empty when it finds nothing. */
  async axe(page: Page): Promise<readonly string[]> {
    // What a look before has brought into the page is not read in once more.
    const isThere = await page.evaluate(() => 'axe' in window);
    // No page here has frames of others, which alone need the slower way over a second page.
    const { violations } = await new AxeBuilder({ page, ...(isThere && { axeSource: 'true' }) })
      // Nothing is fetched once more for it: a page has no sound, and axe reads its style sheets where they are.
      .options({ resultTypes: ['violations'], preload: false })
      .setLegacyMode(true)
      .analyze();
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    );
  }

  /**
   * What axe finds, and where the page is wider than its window, in each of these looks; the page stays in the last one. Without a
   * list it is on screen. In the short form axe takes one of the looks on screen, another one for the next view, and the others.
   */
  async barriers(page: Page, looks: readonly Look[] = ON_SCREEN): Promise<readonly string[]> {
    const byAxe = this.byAxe(looks);
    const found: string[] = [];
    for (const look of looks) {
      const { width, ...media } = LOOKS[look];
      await page.emulateMedia(media);
      await page.setViewportSize({ width, height: 900 });
      const overflow = await this.overflow(page);
      if (overflow > 0) found.push(`${look}: ${overflow} px too wide`);
      if (byAxe.includes(look)) found.push(...(await this.axe(page)).map((barrier) => `${look}: ${barrier}`));
    }
    return found;
  }

  private byAxe(looks: readonly Look[]): readonly Look[] {
    this.areAllByAxe ??= shortOf(false, true, 'axe in both looks of a view on screen, not in one in turn');
    const onScreen = looks.filter((look) => ON_SCREEN.includes(look));
    if (this.areAllByAxe || onScreen.length < 2) return looks;
    const left = onScreen[this.viewed++ % onScreen.length];
    return looks.filter((look) => look !== left);
  }

  /** By how many pixels the page is wider than what its window shows, or a list to choose from than its label or that. */
  async overflow(page: Page): Promise<number> {
    const ofPage = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - clientWidth;
    });
    const ofLists = await page.locator('select:visible').evaluateAll((lists) =>
      lists.map((list) => {
        const edges = [list.closest('label')?.getBoundingClientRect().right ?? Infinity];
        return list.getBoundingClientRect().right - Math.min(document.documentElement.clientWidth, ...edges);
      }),
    );
    return Math.max(0, ...[ofPage, ...ofLists].map((px) => Math.round(px)));
  }

  /** Violations of the content security policy and errors of scripts since the last question, on all pages. */
  violations(): readonly string[] {
    return this.troubles.taken();
  }

  private async windowOf(persona: string, view: View): Promise<BrowserContext> {
    const name = `${persona} ${view.language ?? 'de'}`;
    const open = this.windows.get(name);
    if (open) return open;
    const context = await this.window(view, this.cookies.get(persona));
    this.windows.set(name, context);
    context.once('close', () => this.windows.delete(name));
    return context;
  }

  private async window({ language = 'de' }: View, cookies: readonly Cookie[] = []): Promise<BrowserContext> {
    const context = await this.browser.newContext({ locale: language === 'de' ? 'de-DE' : 'en-GB' });
    await context.addCookies([...cookies]);
    context.setDefaultTimeout(PATIENCE_MS);
    return context;
  }

  private async pageIn(context: BrowserContext, { width = 1280, dark = false }: View): Promise<Page> {
    const page = await context.newPage();
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await this.troubles.watch(page);
    return page;
  }

  private async isSignedIn(page: Page, place: string): Promise<boolean> {
    const answer = await page.request.get(`${place}/session`);
    return ((await answer.json()) as { readonly signedIn: boolean }).signedIn;
  }

  private async logIn(page: Page, persona: string, place: string): Promise<void> {
    await page.goto(`${place}/log-in?to=%2Fsession`);
    await page.locator(`button[value="${persona}"]`).click();
    await page.waitForURL(`${place}/session`);
  }

  private personaOf(id: string) {
    const found = this.network.pages?.personas.find((one) => one.id === id);
    if (found === undefined) throw new Error(`The demonstration has no persona ${id}.`);
    return found;
  }
}

/** Where a view is beneath a place; the page's language stands in its address. */
export function addressOf({ at = '/', language }: View): string {
  if (language === undefined) return at;
  const [path = '/', fragment] = at.split('#');
  const query = `${path}${path.includes('?') ? '&' : '?'}lang=${language}`;
  return fragment === undefined ? query : `${query}#${fragment}`;
}
