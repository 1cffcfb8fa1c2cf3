import { html, type TemplateResult } from 'lit';
import { type Choice, selectField, textField } from '../page/fields.ts';
import type { Language, Text } from '../page/text.ts';
import type { Terms } from './answers.ts';
import { type Filters, filtersIn, searchText } from './search-text.ts';
import { bases, doors, words } from './words.ts';

interface Form {
  readonly terms: Terms;
  readonly language: Language;
  readonly filters: Filters;
  /** Puts these in place of what stood there. */
  readonly change: (over: Filters) => void;
}

type Named = 'agency' | 'decision' | 'purpose' | 'type' | 'basis' | 'door' | 'actor' | 'consent' | 'case';

const DECISIONS = { permit: words.permit, deny: words.deny };

/** The fields that narrow a search, and the search itself as the hub reads it: what is changed on one side shows on the other. */
export function searchFields(form: Form): TemplateResult {
  const { terms, language, filters, change } = form;
  const types = Object.fromEntries(Object.entries(terms.types).map(([type, { titles }]) => [type, titles]));
  return html`<fieldset class="kern-fieldset">
      <legend class="kern-label">${words.narrow[language]}</legend>
      <div class="officer-fields">
        ${oneOf(form, 'agency', terms.agencies)} ${oneOf(form, 'decision', DECISIONS)}
        ${oneOf(form, 'purpose', terms.purposes)} ${oneOf(form, 'type', types)} ${oneOf(form, 'basis', bases)}
        ${oneOf(form, 'door', doors)} ${dayField(form, 'from')} ${dayField(form, 'until')}
        ${lineField(form, 'actor')} ${lineField(form, 'consent')} ${lineField(form, 'case')}
      </div>
    </fieldset>
    ${textField({
      id: 'query',
      label: words.query[language],
      hint: words.queryHint[language],
      value: searchText(filters),
      type: 'search',
      onInput: (text) => change({ ...cleared, ...filtersIn(text) }),
    })}`;
}

/** A text of its own stands for everything: what it does not name is not asked. */
const cleared: { readonly [name in keyof Filters]: undefined } = {
  agency: undefined,
  actor: undefined,
  door: undefined,
  decision: undefined,
  purpose: undefined,
  type: undefined,
  basis: undefined,
  consent: undefined,
  case: undefined,
  from: undefined,
  until: undefined,
  rest: undefined,
};

function oneOf(
  { language, filters, change }: Form,
  name: Named,
  known: Readonly<Record<string, Text>>,
): TemplateResult {
  const choices: readonly Choice[] = [
    { value: '', label: words.any[language] },
    ...Object.entries(known).map(([value, text]) => ({ value, label: text[language] })),
  ];
  return selectField({
    id: `search-${name}`,
    label: words[name][language],
    choices,
    value: filters[name] ?? '',
    onChange: (value) => change({ [name]: value }),
  });
}

function lineField({ language, filters, change }: Form, name: Named): TemplateResult {
  return textField({
    id: `search-${name}`,
    label: words[name][language],
    value: filters[name] ?? '',
    onInput: (value) => change({ [name]: value }),
  });
}

function dayField({ language, filters, change }: Form, name: 'from' | 'until'): TemplateResult {
  return textField({
    id: `search-${name}`,
    label: words[name][language],
    type: 'date',
    ...(name === 'from' && { hint: words.utc[language] }),
    value: filters[name] ?? '',
    onInput: (value) => change({ [name]: value }),
  });
}
