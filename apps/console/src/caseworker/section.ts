import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../agency/section.ts';
import { partsOf } from '../page/route.ts';
import './case-view.ts';
import './case-ways.ts';
import './cases-view.ts';
import './caseworker.css';
import { caseWords } from './case-words.ts';
import './letter-view.ts';
import './link-code-view.ts';
import './news-view.ts';
import './request-view.ts';
import './tasks-view.ts';
import './unlink-view.ts';
import { unlinkWords } from './unlink-words.ts';
import './who-view.ts';
import { words } from './words.ts';

/** What a caseworker does all day: news, cases, tasks, who is who, and one case with all that is done in it. */
export const section: Section = {
  role: 'caseworker',
  above: (view, path) => {
    const params = partsOf('/case/:reference', path.split('/').slice(0, 3).join('/'));
    if (params === undefined) return undefined;
    const { reference } = params;
    return html`${keyed(
      reference,
      html`<case-ways .view=${view} .reference=${reference} .path=${path}></case-ways>`,
    )}`;
  },
  routes: [
    {
      path: '/news',
      title: words.news,
      inNavigation: true,
      render: (view) => html`<news-view .view=${view}></news-view>`,
    },
    {
      path: '/cases',
      title: words.cases,
      inNavigation: true,
      render: (view) => html`<cases-view .view=${view}></cases-view>`,
    },
    {
      path: '/tasks',
      title: words.tasks,
      inNavigation: true,
      render: (view) => html`<tasks-view .view=${view}></tasks-view>`,
    },
    {
      path: '/who',
      title: words.who,
      inNavigation: true,
      render: (view) => html`<who-view .view=${view}></who-view>`,
    },
    {
      path: '/case/:reference',
      title: words.caseOf,
      render: (view, { reference }) =>
        html`${keyed(reference, html`<case-view .view=${view} .reference=${reference}></case-view>`)}`,
    },
    {
      path: '/case/:reference/link-code',
      title: caseWords.linkCode,
      render: (view, { reference }) =>
        html`${keyed(reference, html`<link-code-view .view=${view} .reference=${reference}></link-code-view>`)}`,
    },
    {
      path: '/case/:reference/unlink',
      title: unlinkWords.title,
      render: (view, { reference }) =>
        html`${keyed(reference, html`<unlink-view .view=${view} .reference=${reference}></unlink-view>`)}`,
    },
    {
      path: '/case/:reference/letter',
      title: caseWords.letter,
      render: (view, { reference }) =>
        html`${keyed(reference, html`<letter-view .view=${view} .reference=${reference}></letter-view>`)}`,
    },
    {
      path: '/case/:reference/request',
      title: caseWords.request,
      render: (view, { reference }) =>
        html`${keyed(reference, html`<request-view .view=${view} .reference=${reference}></request-view>`)}`,
    },
  ],
};
