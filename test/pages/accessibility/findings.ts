import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** WCAG 2.2 A and AA; `target-size` has to be asked for by its tag. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** How each view is looked at. */
export const LOOKS = [
  { name: 'light, 1280 px', width: 1280, media: 'screen', colorScheme: 'light' },
  { name: 'dark, 320 px', width: 320, media: 'screen', colorScheme: 'dark' },
  { name: 'print', width: 1280, media: 'print', colorScheme: 'light' },
] as const;

/** What axe says of one rule: in how many views it applied, could not decide, or was violated. */
export interface RuleFindings {
  readonly criteria: readonly string[];
  applied: number;
  undecided: number;
  readonly violations: {
    readonly view: string;
    readonly look: string;
    readonly targets: readonly string[];
  }[];
}

/** What was found in all views; written to docs/accessibility/results.json. */
export class Findings {
  tool = '';
  readonly views: { readonly title: string; readonly as?: string; readonly at: string }[] = [];
  readonly rules: Record<string, RuleFindings> = {};
  /** Views in which something is wider than a window of 320 pixels. */
  readonly wider: string[] = [];
  /** Views with sound or moving pictures. */
  readonly media: string[] = [];

  /** Looks at one open page in every way. */
  async look(
    page: Page,
    view: { readonly title: string; readonly as?: string; readonly at: string },
  ): Promise<void> {
    const { title, as, at } = view;
    this.views.push({ title, ...(as !== undefined && { as }), at });
    const applied = new Set<string>();
    const undecided = new Set<string>();
    for (const { name, width, ...media } of LOOKS) {
      await page.emulateMedia(media);
      await page.setViewportSize({ width, height: 900 });
      const found = await new AxeBuilder({ page }).withTags(TAGS).analyze();
      this.tool = `${found.testEngine.name} ${found.testEngine.version}`;
      for (const rule of [...found.passes, ...found.violations, ...found.incomplete, ...found.inapplicable])
        this.rules[rule.id] ??= { criteria: criteriaOf(rule.tags), applied: 0, undecided: 0, violations: [] };
      for (const { id } of found.passes) applied.add(id);
      for (const { id } of found.incomplete) undecided.add(id);
      for (const { id, nodes } of found.violations)
        this.rules[id]?.violations.push({
          view: title,
          look: name,
          targets: nodes.map(({ target }) => target.join(' ')),
        });
      if (width === 320 && (await isWider(page))) this.wider.push(title);
    }
    for (const [id, rule] of Object.entries(this.rules)) {
      if (applied.has(id)) rule.applied += 1;
      if (undecided.has(id)) rule.undecided += 1;
    }
    if ((await page.locator('audio, video').count()) > 0) this.media.push(title);
  }

  /** As it is kept: rules by name, those of no criterion left out. */
  written(checkedOn: string): string {
    const { tool, views, rules, wider, media } = this;
    const kept = Object.entries(rules)
      .filter(([, { criteria }]) => criteria.length > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const looks = LOOKS.map(({ name }) => name);
    return JSON.stringify(
      { tool, checkedOn, looks, views, rules: Object.fromEntries(kept), wider, media },
      null,
      2,
    );
  }
}

/** `wcag1411` stands for 1.4.11. */
function criteriaOf(tags: readonly string[]): readonly string[] {
  return tags.flatMap((tag) => {
    const [, a, b, c] = /^wcag(\d)(\d)(\d+)$/.exec(tag) ?? [];
    return a === undefined ? [] : [`${a}.${b}.${c}`];
  });
}

function isWider(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}
