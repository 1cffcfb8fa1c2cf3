import ts from 'typescript';
import { fileURLToPath } from 'node:url';

/** @typedef {Record<string, any>} Schema */

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * JSON Schemas of interfaces of the code, by name: the members and their comments as the compiler reads them. What is a class,
 * a function or open to anything else has no schema, and the generator fails.
 * @param {readonly string[]} files where they are declared, from the root of the repository
 * @param {readonly string[]} names those wanted; what they name is written into them
 * @returns {Record<string, Schema>}
 */
export function interfaceSchemas(files, names) {
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(`${root}tsconfig.json`, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram(
    files.map((file) => root + file),
    { ...options, noEmit: true, types: [] },
  );
  const checker = program.getTypeChecker();
  const declared = files.flatMap((file) => {
    const source = program.getSourceFile(root + file);
    const symbol = source && checker.getSymbolAtLocation(source);
    return symbol ? checker.getExportsOfModule(symbol) : [];
  });
  return Object.fromEntries(
    names.map((name) => {
      const symbol = declared.find((one) => one.name === name);
      if (symbol === undefined) throw new Error(`there is no interface ${name} in ${files.join(', ')}`);
      return [name, schemaOf(checker, checker.getDeclaredTypeOfSymbol(symbol), name)];
    }),
  );
}

/** @param {ts.TypeChecker} checker @param {ts.Type} type @param {string} where @returns {Schema} */
function schemaOf(checker, type, where) {
  const { flags } = type;
  if (flags & ts.TypeFlags.Unknown) return {};
  if (flags & ts.TypeFlags.String) return { type: 'string' };
  if (flags & ts.TypeFlags.Number) return { type: 'number' };
  if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
  if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
  if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' };
  if (type.isUnion()) return unionOf(checker, type, where);
  if (checker.isArrayLikeType(type)) {
    const [item] = checker.getTypeArguments(/** @type {ts.TypeReference} */ (type));
    return { type: 'array', items: item ? schemaOf(checker, item, `${where}[]`) : {} };
  }
  if (flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) return objectOf(checker, type, where);
  throw new Error(`${where} has no schema: ${checker.typeToString(type)}`);
}

/** @param {ts.TypeChecker} checker @param {ts.UnionType} union @param {string} where @returns {Schema} */
function unionOf(checker, union, where) {
  const schemas = union.types
    .filter(({ flags }) => !(flags & ts.TypeFlags.Undefined))
    .map((one) => schemaOf(checker, one, where));
  const [first = {}] = schemas;
  if (schemas.length === 1) return first;
  const isOfConstants = schemas.every((one) => 'const' in one);
  // The compiler's own order depends on what else it has read.
  return isOfConstants
    ? { enum: schemas.map((one) => String(one['const'])).sort((one, other) => one.localeCompare(other)) }
    : { anyOf: schemas };
}

/** @param {ts.TypeChecker} checker @param {ts.Type} type @param {string} where @returns {Schema} */
function objectOf(checker, type, where) {
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (index) return { type: 'object', additionalProperties: schemaOf(checker, index.type, `${where}{}`) };
  if (type.getCallSignatures().length > 0) throw new Error(`${where} is a function`);
  const members = checker.getPropertiesOfType(type);
  const properties = members.map((member) => {
    const description = ts.displayPartsToString(member.getDocumentationComment(checker));
    const schema = schemaOf(checker, checker.getTypeOfSymbol(member), `${where}.${member.name}`);
    return [member.name, { ...schema, ...(description && { description }) }];
  });
  const required = members.filter(({ flags }) => !(flags & ts.SymbolFlags.Optional)).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(required.length > 0 && { required }),
  };
}
