import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Browser, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { freePort } from '../../deploy/local/services/ports.mjs';
import { inClone } from '../../deploy/local/setup/places.mjs';
import type { Bench, Ground, Row } from './bench.ts';
import { percentile } from './percentile.ts';

const MANY = 500;
const FEW = 50;
const CYCLES = 20;
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];

/** What `<case-timeline>` costs a browser: a long timeline beside a short one, and memory after it was opened and closed. */
export const element: Row = async (ground) => {
  if (ground.chromium === '') throw new Error('no Chromium on this machine');
  const served = await serveElement();
  const browser = await chromium.launch({ executablePath: ground.chromium, args: FLAGS });
  try {
    ground.tell(`open timelines of ${MANY} and ${FEW} entries in a browser`);
    const page = await opened(browser, served.url);
    const [paint, filter] = await measured(page, ground);
    ground.tell(`open and close ${CYCLES} times`);
    const heap = await heapGrowth(page);
    return [
      times(`first paint of ${MANY} entries beside ${FEW}`, paint),
      times(`filter ${MANY} entries beside ${FEW}`, filter),
      heap,
    ];
  } finally {
    await browser.close();
    await served.stop();
  }
};

interface Pair {
  readonly ours: number;
  readonly yardstick: number;
}

function times(name: string, { ours, yardstick }: Pair): Bench {
  const ratio = ours / yardstick;
  const note = 'median; from the answer or the choice until the browser has painted';
  return { name, ours, yardstick, ratio, goal: '<= 3', met: ratio <= 3, fsync: false, unit: 'ms', note };
}

/** In turns, as the machine is not always as fast. */
async function measured(page: Page, { quick }: Ground): Promise<readonly [Pair, Pair]> {
  const rounds = quick ? 5 : 25;
  const results = { many: { paint: [0], filter: [0] }, few: { paint: [0], filter: [0] } };
  for (let round = 0; round < rounds; round += 1)
    for (const [which, size] of [
      ['many', MANY],
      ['few', FEW],
    ] as const) {
      const { paint, filter } = await page.evaluate((entries) => window.measure(entries), size);
      // The first round warms up.
      if (round === 0) continue;
      results[which].paint.push(paint);
      results[which].filter.push(filter);
    }
  const median = (of: readonly number[]) => percentile(of.slice(1), 50);
  const { many, few } = results;
  return [
    { ours: median(many.paint), yardstick: median(few.paint) },
    { ours: median(many.filter), yardstick: median(few.filter) },
  ];
}

async function heapGrowth(page: Page): Promise<Bench> {
  const session = await page.context().newCDPSession(page);
  const collected = async () => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  // One collection may leave what the last page script still held: collect until nothing more is freed.
  const heapMb = async () => {
    let size = await collected();
    for (let next = await collected(); next < size; next = await collected()) size = next;
    return size / 1024 ** 2;
  };
  const cycles = async (number: number) => {
    for (let cycle = 0; cycle < number; cycle += 1) await page.evaluate((size) => window.measure(size), MANY);
  };
  await cycles(3);
  const yardstick = await heapMb();
  await cycles(CYCLES);
  const ours = await heapMb();
  const ratio = ours / yardstick;
  return {
    name: `heap after ${CYCLES} times opened and closed`,
    ours,
    yardstick,
    ratio,
    goal: '<= 1.1',
    met: ratio <= 1.1,
    fsync: false,
    unit: 'MB',
    note: `${MANY} entries, after garbage collections until nothing more was freed; beside the heap before`,
  };
}

async function opened(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'measure' in window);
  return page;
}

declare global {
  interface Window {
    /** Opens a timeline of so many entries, filters it and closes it again; milliseconds. */
    measure(entries: number): Promise<{ readonly paint: number; readonly filter: number }>;
  }
}

/** What the page does; it runs in the browser. */
const SCRIPT = `
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const text = (words) => ({ de: words, en: words });
  const entry = (number) => ({
    id: 'entry-' + number,
    type: 'de.wegmarke.language.module-completed.v1',
    title: text('Kursabschnitt abgeschlossen'),
    theme: 'language',
    themeTitle: text('Sprache und Kurse'),
    happenedAt: new Date(Date.UTC(2020, 0, 1) + number * 3 * 86400000).toISOString(),
    recordedAt: new Date(Date.UTC(2020, 0, 2) + number * 3 * 86400000).toISOString(),
    agency: number % 2 ? 'vhs' : 'jobcenter',
    agencyName: text(number % 2 ? 'VHS' : 'Jobcenter'),
    fields: [{ name: 'module', label: text('Kursabschnitt'), value: number }],
    basis: { kind: 'own', text: text('Eigener Eintrag Ihrer Stelle.') },
  });
  window.measure = async (entries) => {
    const answer = JSON.stringify({ asOf: '2026-01-01T00:00:00.000Z', entries: Array.from({ length: entries }, (_, at) => entry(at)) });
    const element = document.createElement('case-timeline');
    document.body.append(element);
    await painted();
    const began = performance.now();
    element.fetcher = async () => JSON.parse(answer);
    while (!element.shadowRoot.querySelector('article')) await painted();
    const paint = performance.now() - began;
    const chose = performance.now();
    element.filters = { agency: 'vhs' };
    await element.updateComplete;
    await painted();
    const filter = performance.now() - chose;
    element.remove();
    return { paint, filter };
  };
`;

async function serveElement() {
  const module = readFileSync(inClone('dist/console/embed/case-timeline.js'));
  const page =
    '<!doctype html><html lang="de"><script type="module" src="/element.js"></script><script type="module" src="/measure.js"></script><body></body></html>';
  const files: Readonly<Record<string, readonly [string, string | Buffer]>> = {
    '/': ['text/html', page],
    '/element.js': ['text/javascript', module],
    '/measure.js': ['text/javascript', SCRIPT],
  };
  const server = createServer(({ url = '' }, response) => {
    const [type, body] = files[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': type }).end(body);
  });
  const port = await freePort();
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () => new Promise<void>((closed) => server.close(() => closed()).closeAllConnections()),
  };
}
