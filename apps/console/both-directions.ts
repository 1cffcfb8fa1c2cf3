import rtlcss from 'rtlcss';

/** What is asked of a style sheet's rule (PostCSS). */
interface Rule {
  selectors: string[];
  readonly parent: { readonly type: string; readonly name?: string } | undefined;
  clone: () => Rule;
  after: (rule: Rule) => unknown;
  replaceWith: (rule: Rule) => unknown;
  toString: () => string;
}

/** What is asked of a parsed style sheet (PostCSS). */
interface Sheet {
  readonly source?: { readonly input: { readonly file?: string } };
  walkRules: (visit: (rule: Rule) => void) => void;
  toString: () => string;
}

/** What makes a sheet of a text (PostCSS). */
interface Parser {
  readonly parse: (css: string, options: { readonly from: string }) => Sheet;
}

const LEFT_TO_RIGHT = ':where(html:not([dir=rtl]))';
const RIGHT_TO_LEFT = ':where(html[dir=rtl])';

/**
 * KERN knows left to right only. Where a rule of its sheet would differ, this puts two in its place, one for each direction of
 * the page; the rest stays. `:where` weighs nothing, so which rule wins stays as KERN meant it. A step of the build (PostCSS).
 */
export function bothDirections() {
  return {
    postcssPlugin: 'both-directions',
    OnceExit(sheet: Sheet, { parse }: Parser): void {
      const file = sheet.source?.input.file;
      if (!file?.includes('@kern-ux')) return;
      const own = rulesOf(sheet);
      const turned = rulesOf(parse(rtlcss.process(sheet.toString()), { from: file }));
      if (own.length !== turned.length) throw new Error('rtlcss gave another number of rules than KERN has.');
      for (const [at, rule] of own.entries()) {
        const other = turned[at];
        if (other && differs(rule, other)) split(rule, other);
      }
    },
  };
}

/** The rules of elements; the steps of an animation have no place for a selector. */
function rulesOf(sheet: Sheet): readonly Rule[] {
  const rules: Rule[] = [];
  sheet.walkRules((rule) => {
    if (!rule.parent?.name?.endsWith('keyframes')) rules.push(rule);
  });
  return rules;
}

function differs(rule: Rule, other: Rule): boolean {
  return declarations(rule) !== declarations(other);
}

/** rtlcss also swaps lines that mean the same (left and right alike), which makes no difference. */
function declarations(rule: Rule): string {
  const text = rule.toString();
  return text
    .slice(text.indexOf('{') + 1, text.lastIndexOf('}'))
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .toSorted()
    .join(';');
}

function split(rule: Rule, other: Rule): void {
  const rightToLeft = other.clone();
  rightToLeft.selectors = rule.selectors.map((selector) => `${RIGHT_TO_LEFT} ${selector}`);
  const leftToRight = rule.clone();
  leftToRight.selectors = rule.selectors.map((selector) => `${LEFT_TO_RIGHT} ${selector}`);
  rule.after(rightToLeft);
  rule.replaceWith(leftToRight);
}
