import { html, svg, type TemplateResult } from 'lit';
import type { Column } from '../page/data-table.ts';
import { dataTable } from '../page/data-table.ts';
import type { Language } from '../page/text.ts';
import type { Edge } from './board.ts';
import { countShown, daysShown } from './board.ts';
import { words } from './words.ts';

const ROW = 72;
const WIDTH = 720;
const BOX = 250;
/** The widest line, for the edge that most people went. */
const MOST = 14;

/** The steps as lines between boxes, as thick as many people went there; the same as a table for whoever hears the page. */
export function graphPart(edges: readonly Edge[], language: Language): TemplateResult {
  if (edges.length === 0) return html`<p class="kern-body">${words.noEdges[language]}</p>`;
  const most = Math.max(...edges.map(({ count }) => count));
  return html`<svg
      class="step-graph"
      viewBox="0 0 ${WIDTH} ${edges.length * ROW}"
      role="img"
      aria-label=${edges.map((edge) => sentence(edge, language)).join(' ')}
      font-size="14"
    >
      ${edges.map((edge, index) => row(edge, index * ROW, most, language))}
    </svg>
    <details>
      <summary class="kern-body">${words.graphTable[language]}</summary>
      ${dataTable(words.graph[language], columns(language), edges, '')}
    </details>`;
}

function row(edge: Edge, y: number, most: number, language: Language) {
  const middle = y + ROW / 2;
  const thickness = Math.max(2, Math.round((MOST * edge.count) / most));
  const far = WIDTH - BOX;
  return svg`
    <rect x="1" y=${y + 12} width=${BOX - 2} height=${ROW - 24} rx="6" fill="none" stroke="currentColor" />
    <text x="12" y=${middle + 5}>${edge.fromTitles[language]}</text>
    <line x1=${BOX} x2=${far} y1=${middle} y2=${middle} stroke="currentColor" stroke-width=${thickness} />
    <text x=${WIDTH / 2} y=${middle - 12} text-anchor="middle">${told(edge, language)}</text>
    <rect x=${far + 1} y=${y + 12} width=${BOX - 2} height=${ROW - 24} rx="6" fill="none" stroke="currentColor" />
    <text x=${far + 12} y=${middle + 5}>${edge.toTitles[language]}</text>`;
}

function told({ count, median }: Edge, language: Language): string {
  const length = daysShown(median, language);
  return `${countShown(count)}; ${typeof median === 'number' ? `${length} ${words.days[language]}` : length}`;
}

function sentence(edge: Edge, language: Language): string {
  return `${edge.fromTitles[language]} → ${edge.toTitles[language]}: ${told(edge, language)}.`;
}

function columns(language: Language): readonly Column<Edge>[] {
  return [
    { head: words.from[language], cell: ({ fromTitles }) => fromTitles[language] },
    { head: words.to[language], cell: ({ toTitles }) => toTitles[language] },
    { head: words.count[language], numeric: true, cell: ({ count }) => countShown(count) },
    { head: words.median[language], numeric: true, cell: ({ median }) => daysShown(median, language) },
  ];
}
