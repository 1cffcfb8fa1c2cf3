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

/** Whether a call writes a line into a log: told by the name of what it is called on and of what is called. */
export function isLogCall(call: ts.CallExpression): boolean {
  const { expression } = call;
  return (
    ts.isPropertyAccessExpression(expression) &&
    methods.has(expression.name.text) &&
    logs.test(lastName(expression.expression))
  );
}

/** A value that is a name, a number, or read from one place; not something put together out of data on the spot. */
function isPlainValue(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPlainValue(node.expression);
  if (ts.isBinaryExpression(node)) return isPlainValue(node.left) && isPlainValue(node.right);
  if (ts.isCallExpression(node) && /^Math[.]\w+$/.test(node.expression.getText()))
    return node.arguments.every(isPlainValue);
  if (ts.isCallExpression(node)) return node.arguments.length === 0 && isPlainValue(node.expression);
  return ts.isIdentifier(node) || ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}

/** `errorFields(error)`: keeps an error's kind and place, drops its message. */
const isErrorWithoutMessage = (node: ts.Expression) =>
  ts.isCallExpression(node) &&
  lastName(node.expression) === 'errorFields' &&
  node.arguments.every((argument) => ts.isIdentifier(argument));

function isSafeField(property: ts.ObjectLiteralElementLike): boolean {
  if (ts.isSpreadAssignment(property)) return isErrorWithoutMessage(property.expression);
  if (ts.isShorthandPropertyAssignment(property)) return safeLogFields.has(property.name.text);
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
