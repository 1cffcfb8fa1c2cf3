import ts from 'typescript';

/** The only words a log line may carry values under; each is a name, a code, a count or a time, never what is in a case. */
export const safeLogFields: ReadonlySet<string> = new Set([
  'agency',
  'agencies',
  'batch',
  'cause',
  'code',
  'column',
  'count',
  'door',
  'event',
  'eventType',
  'file',
  'follower',
  'hash',
  'held',
  'kind',
  'line',
  'loop',
  'method',
  'ms',
  'network',
  'outcome',
  'pid',
  'port',
  'position',
  'reason',
  'refused',
  'retryInMs',
  'revision',
  'route',
  'state',
  'status',
  'tick',
  'traceId',
  'version',
]);

const logs = /^[#_]?(\w*log|\w*logger|pino)$/i;
const methods = new Set([
  'trace',
  'debug',
  'verbose',
  'info',
  'log',
  'warn',
  'error',
  'fatal',
  'tell',
  'fault',
  'alarm',
  'note',
  'child',
  'setBindings',
  'assign',
]);

/** `log` of `this.log.info(…)`, `Logger` of `new Logger().log(…)`. */
function lastName(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isNewExpression(node) || ts.isCallExpression(node)) return lastName(node.expression);
  return ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node) ? lastName(node.expression) : '';
}

/** What our own logs are called with: a log line under whatever name the log goes. */
const ownMethods = new Set(['tell', 'note']);

/** Whether a call writes a line into a log: told by the name of what is called, and for common names of what it is called on. */
export function isLogCall(call: ts.CallExpression): boolean {
  const { expression } = call;
  if (!ts.isPropertyAccessExpression(expression)) return false;
  const method = expression.name.text;
  const line = call.arguments[0] !== undefined && ts.isStringLiteralLike(call.arguments[0]);
  return (
    (ownMethods.has(method) && line) || (methods.has(method) && logs.test(lastName(expression.expression)))
  );
}

/** What turns content into a text that any field could carry. */
const textMaker = /\b(JSON|Buffer|String|TextDecoder)\b|toString|decode|`/;

/** Whether a local name stands for a text that was put together out of data: under an allowed field that is content too. */
function standsForContent(name: ts.Identifier): boolean {
  let found = false;
  const look = (node: ts.Node): void => {
    const declares = ts.isVariableDeclaration(node) && node.name.getText() === name.text;
    if (declares && node.initializer !== undefined && textMaker.test(node.initializer.getText()))
      found = true;
    ts.forEachChild(node, look);
  };
  look(name.getSourceFile());
  return found;
}

/** A value that is a name, a number, or read from one place; not something put together out of data on the spot. */
function isPlainValue(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPlainValue(node.expression);
  if (ts.isBinaryExpression(node)) return isPlainValue(node.left) && isPlainValue(node.right);
  if (ts.isCallExpression(node) && /^Math[.]\w+$/.test(node.expression.getText()))
    return node.arguments.every(isPlainValue);
  if (ts.isCallExpression(node)) return node.arguments.length === 0 && isPlainValue(node.expression);
  if (ts.isIdentifier(node)) return !standsForContent(node);
  return ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

/** `errorFields(error)`: keeps an error's kind and place, drops its message. */
const isErrorWithoutMessage = (node: ts.Expression) =>
  ts.isCallExpression(node) &&
  lastName(node.expression) === 'errorFields' &&
  node.arguments.every((argument) => ts.isIdentifier(argument));

function isSafeField(property: ts.ObjectLiteralElementLike): boolean {
  if (ts.isSpreadAssignment(property)) return isErrorWithoutMessage(property.expression);
  if (ts.isShorthandPropertyAssignment(property))
    return safeLogFields.has(property.name.text) && !standsForContent(property.name);
  if (!ts.isPropertyAssignment(property) || !ts.isIdentifier(property.name)) return false;
  return safeLogFields.has(property.name.text) && isPlainValue(property.initializer);
}

/** The caught error, which only `fault` may be given: it keeps the error's kind and drops its message. */
const isCaughtError = (argument: ts.Expression, call: ts.CallExpression) =>
  ts.isPropertyAccessExpression(call.expression) &&
  call.expression.name.text === 'fault' &&
  call.arguments[1] === argument &&
  ts.isIdentifier(argument);

/** Whether a log line says only a constant message and closed fields; anything else could carry a payload. */
export function isSafeLogLine(call: ts.CallExpression): boolean {
  return call.arguments.every(
    (argument) =>
      ts.isStringLiteralLike(argument) ||
      isCaughtError(argument, call) ||
      isErrorWithoutMessage(argument) ||
      (ts.isObjectLiteralExpression(argument) && argument.properties.every(isSafeField)),
  );
}
