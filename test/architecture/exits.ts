import ts from 'typescript';
import { allowedExits } from './allowed-exits.ts';
import type { ExitKind } from './exit-kind.ts';
import { isLogCall, isSafeLogLine } from './log-lines.ts';

/** One place that could let data out: which way, on which line (from 1), and the code there. */
export interface Finding {
  readonly kind: ExitKind;
  readonly line: number;
  readonly code: string;
}

/** Packages whose mere import (other than of types) puts a way out into a file's hands. */
const packages: readonly (readonly [RegExp, ExitKind])[] = [
  [/^@nats-io\/(?!nkeys$)/, 'broker'],
  [/^(node:)?(http|https|http2|net|tls|dgram)$|^(undici|ws|axios|got|node-fetch|openid-client)$/, 'network'],
  [/^(node:)?(child_process|worker_threads|cluster)$/, 'process'],
  [/^(node:)?sqlite$/, 'file'],
  [/^pg(-\w+)?$/, 'database'],
  [/^@eventstore\//, 'database'],
];

const fileSystem = /^(node:)?fs(\/promises)?$/;
/** What of node:fs reads, looks, tidies up or makes a folder; everything else can put data somewhere. */
const harmlessOnFiles =
  /^(access|constants|chmod|close|createReadStream|Dirent|exists|existsSync|fstat|fsync|lstat|mkdir|mkdtemp|opendir|promises|read|readdir|readFile|readlink|realpath|rm|rmdir|stat|Stats|unlink|unwatchFile|watch|watchFile)(Sync)?$/;

/** Methods that send, wherever they are named: calling, passing on and taking apart are the same way out. */
const sendingMethods: Readonly<Record<string, ExitKind>> = {
  send: 'reply',
  sendFile: 'reply',
  writeHead: 'reply',
  hijack: 'reply',
  publish: 'broker',
  publishMessage: 'broker',
  respond: 'broker',
  requestMany: 'broker',
  sendBeacon: 'network',
};
/** Names too common to be counted unless they are called. */
const sendingCalls: Readonly<Record<string, ExitKind>> = {
  request: 'broker',
  fetch: 'network',
  header: 'reply',
  setHeader: 'reply',
  redirect: 'reply',
  writeFile: 'file',
  writeFileSync: 'file',
  appendFile: 'file',
  appendFileSync: 'file',
  createWriteStream: 'file',
};
const streams = /^(res|response|reply|raw|socket|stream|out)$/i;
const globals: Readonly<Record<string, ExitKind>> = {
  console: 'console',
  fetch: 'network',
  WebSocket: 'network',
  EventSource: 'network',
  XMLHttpRequest: 'network',
  eval: 'hidden',
  require: 'hidden',
  Function: 'hidden',
};
const rawReplyDecorators = /^(Res|Response|Next|Sse|WebSocketGateway|StreamableFile)$/;
const outletNames = /^(\w*Outlet|ReplyChannel)$/;

/** On how many lines of a file the table of allowed exits allows this way out. */
const allowedTimes = (fileName: string, kind: ExitKind): number =>
  Math.max(
    0,
    ...allowedExits
      .filter(({ file }) => (file.endsWith('/') ? fileName.startsWith(file) : fileName === file))
      .map(({ exits }) => exits[kind] ?? 0),
  );

/**
 * Every second way out in one TypeScript source: what {@link findEveryExit} finds beyond the table of allowed exits.
 * With one line too many all of its kind are told, as nobody but the author knows which is the new one.
 */
export function findExits(fileName: string, sourceText: string): Finding[] {
  const all = findEveryExit(fileName, sourceText);
  const times = (kind: ExitKind) => all.filter((finding) => finding.kind === kind).length;
  return all.filter(({ kind }) => times(kind) > allowedTimes(fileName, kind));
}

/**
 * Every place in one TypeScript source by which data could leave, told from the source text alone: it needs no types
 * and believes no comment. It errs towards telling too much; `allowed-exits.ts` says which files are meant to.
 */
export function findEveryExit(fileName: string, sourceText: string): Finding[] {
  const source = ts.createSourceFile(fileName, sourceText, ts.ScriptTarget.Latest, true);
  const found = new Map<string, Finding>();
  const visit = (node: ts.Node): void => {
    const kind = kindOf(node);
    if (kind !== undefined) {
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      const code = (sourceText.split('\n')[line - 1] ?? '').trim();
      if (!found.has(`${kind} ${line}`)) found.set(`${kind} ${line}`, { kind, line, code });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return [...found.values()];
}

function kindOf(node: ts.Node): ExitKind | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return ofImport(node);
  if (ts.isPropertyAccessExpression(node)) return ofMember(node, node.name.text);
  if (ts.isElementAccessExpression(node) && ts.isStringLiteralLike(node.argumentExpression))
    return ofMember(node, node.argumentExpression.text);
  if (ts.isBindingElement(node)) return ofBinding(node);
  if (ts.isCallExpression(node)) return ofCall(node);
  if (ts.isIdentifier(node)) return ofIdentifier(node);
  return undefined;
}

/** A name on its own that the language or the platform gives, used as a value. */
function ofIdentifier(node: ts.Identifier): ExitKind | undefined {
  const { parent } = node;
  if (ts.isDecorator(parent.parent) && rawReplyDecorators.test(node.text)) return 'reply';
  const isOnlyAName =
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isBindingElement(parent) || isDeclaration(parent)) &&
      parent.name === node) ||
    ts.isTypeNode(parent) ||
    ts.isImportSpecifier(parent) ||
    ts.isExportSpecifier(parent) ||
    ts.isQualifiedName(parent);
  return isOnlyAName || !Object.hasOwn(globals, node.text) ? undefined : globals[node.text];
}

const isDeclaration = (node: ts.Node): node is ts.NamedDeclaration =>
  ts.isParameter(node) ||
  ts.isVariableDeclaration(node) ||
  ts.isFunctionDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  ts.isMethodSignature(node) ||
  ts.isPropertyDeclaration(node) ||
  ts.isPropertySignature(node) ||
  ts.isGetAccessor(node);

/** `import(…)` of something computed cannot be followed by any census. */
function ofCall(node: ts.CallExpression): ExitKind | undefined {
  const [first] = node.arguments;
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    if (first === undefined || !ts.isStringLiteralLike(first)) return 'hidden';
    return fileSystem.test(first.text) ? 'file' : packages.find(([name]) => name.test(first.text))?.[1];
  }
  return isLogCall(node) && !isSafeLogLine(node) ? 'log' : undefined;
}

function ofMember(
  node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
  name: string,
): ExitKind | undefined {
  const on = node.expression;
  if (ts.isIdentifier(on) && on.text === 'process' && /^(stdout|stderr|send|binding|dlopen)$/.test(name))
    return 'console';
  // A class's own method of that name is read where it is written.
  if (on.kind === ts.SyntaxKind.ThisKeyword) return undefined;
  if (Object.hasOwn(sendingMethods, name)) return sendingMethods[name];
  const call = node.parent;
  if (!ts.isCallExpression(call) || call.expression !== node) return undefined;
  if (Object.hasOwn(sendingCalls, name)) return sendingCalls[name];
  return /^(write|end)$/.test(name) && call.arguments.length > 0 && streams.test(lastNameOf(on))
    ? 'reply'
    : undefined;
}

const lastNameOf = (node: ts.Expression): string =>
  ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';

/** `const { publish } = connection` */
function ofBinding(node: ts.BindingElement): ExitKind | undefined {
  const name = node.propertyName ?? node.name;
  const taken = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '';
  return ts.isObjectBindingPattern(node.parent) && Object.hasOwn(sendingMethods, taken)
    ? sendingMethods[taken]
    : undefined;
}

function ofImport(node: ts.ImportDeclaration | ts.ExportDeclaration): ExitKind | undefined {
  if (node.moduleSpecifier === undefined || !ts.isStringLiteral(node.moduleSpecifier)) return undefined;
  const from = node.moduleSpecifier.text;
  const { everything, names } = importedNames(node);
  if (/^#(ports|disclosure)$|\boutlet[.]ts$/.test(from) && names.some((name) => outletNames.test(name.name)))
    return 'outlet';
  const values = names.filter((name) => !name.isType).map((name) => name.name);
  if (!everything && values.length === 0) return undefined;
  if (fileSystem.test(from))
    return everything || values.some((name) => !harmlessOnFiles.test(name)) ? 'file' : undefined;
  if (from.startsWith('@nestjs/') && values.some((name) => rawReplyDecorators.test(name))) return 'reply';
  return packages.find(([name]) => name.test(from))?.[1];
}

interface Imported {
  /** `import x from`, `import * as x from`, `export * from`: any name can follow. */
  readonly everything: boolean;
  readonly names: readonly { readonly name: string; readonly isType: boolean }[];
}

function importedNames(node: ts.ImportDeclaration | ts.ExportDeclaration): Imported {
  const clause = ts.isImportDeclaration(node) ? node.importClause : node;
  if (clause === undefined) return { everything: false, names: [] };
  const typeOnly = ts.isImportClause(clause)
    ? clause.phaseModifier === ts.SyntaxKind.TypeKeyword
    : clause.isTypeOnly;
  const bindings = ts.isImportClause(clause) ? clause.namedBindings : clause.exportClause;
  const isNamed = bindings !== undefined && (ts.isNamedImports(bindings) || ts.isNamedExports(bindings));
  const hasDefault = ts.isImportClause(clause) && clause.name !== undefined;
  return {
    everything: !typeOnly && (hasDefault || !isNamed),
    names: isNamed
      ? [...bindings.elements].map((element) => ({
          name: (element.propertyName ?? element.name).text,
          isType: typeOnly || element.isTypeOnly,
        }))
      : [],
  };
}
