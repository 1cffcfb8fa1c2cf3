import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkedRows } from './accessibility/checked.mjs';
import { page, statement } from './accessibility/statement.mjs';

const RESULTS = fileURLToPath(new URL('../accessibility/results.json', import.meta.url));

/** @returns {import('./accessibility/checked.mjs').Results} */
const results = () => JSON.parse(readFileSync(RESULTS, 'utf8'));

/** The template of the accessibility statement, filled from what was checked. @param {'de' | 'en'} language */
export const accessibilityStatement = (language) => statement(language, checkedRows(results()), results());

/** The same as the page to which all pages link. */
export const accessibilityPage = () => page(checkedRows(results()), results());
