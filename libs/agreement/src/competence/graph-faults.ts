import type { Fault } from '../problem.ts';

/** Nodes that only pass on, or compare, what they are given. */
const HARMLESS: readonly unknown[] = ['inputNode', 'outputNode', 'decisionTableNode'];

/** Whether the document is a graph of a decision editor (JSON Decision Model). */
export function isGraph(document: unknown): document is { readonly nodes: readonly unknown[] } {
  return (
    typeof document === 'object' && document !== null && 'nodes' in document && Array.isArray(document.nodes)
  );
}

/** Every node of a graph that could run code (function, expression), ask another system, or read another graph. */
export function graphFaults({ nodes }: { readonly nodes: readonly unknown[] }): Fault[] {
  return nodes.flatMap((node, index): Fault[] => {
    const type = typeof node === 'object' && node !== null && 'type' in node ? node.type : undefined;
    if (HARMLESS.includes(type)) return [];
    const fix = 'remove this node: only input, output and decision table are run';
    return [{ path: ['nodes', index, 'type'], code: 'COMPETENCE_NODE_FORBIDDEN', fix }];
  });
}
