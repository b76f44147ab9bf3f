// `${{ }}` as GitHub reads it: its own parser and evaluator, from npm.
import { pathToFileURL } from 'node:url';

const modules = `${process.env.SIDELINT_VALIDATORS}/node_modules`;
export const load = (path) => import(pathToFileURL(`${modules}/${path}`));
const { data, Evaluator, Lexer, Parser } = await load('@actions/expressions/dist/index.js');

const kContexts = ['github', 'inputs', 'steps', 'env', 'runner', 'job', 'matrix', 'secrets'];

// The functions that ask for the job's status, given what it is.
function statusFunctions(status) {
  const tells = (name, when) => [name, { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(when) }];
  return new Map([
    tells('always', true),
    tells('success', status === 'success'),
    tells('failure', status === 'failure'),
    tells('cancelled', false),
  ]);
}

const parse = (text, functions) =>
  new Parser(new Lexer(text).lex().tokens, kContexts, [...functions.values()]).parse();

function evaluate(text, contexts, status) {
  const functions = statusFunctions(status);
  const values = JSON.parse(JSON.stringify(contexts), data.reviver);
  return new Evaluator(parse(text, functions), values, functions).evaluate();
}

const kExpression = /\$\{\{((?:'(?:''|[^'])*'|[^'}]|\}(?!\}))*)\}\}/g;

// The text with each expression's value in its place.
export const interpolate = (text, contexts, status = 'success') =>
  String(text).replace(kExpression, (_, inner) => evaluate(inner, contexts, status).coerceString());

// Every expression of a text, as it stands.
export const expressionsOf = (text) => [...String(text).matchAll(kExpression)].map((match) => match[1].trim());

// Whether a step with this `if:` runs. Without a status function in it, it asks for success as well.
export function isWanted(condition, contexts, status) {
  if (condition === undefined) return status === 'success';
  const inner = expressionsOf(condition)[0] ?? String(condition);
  const asks = /\b(always|success|failure|cancelled)\s*\(/.test(inner);
  if (!asks && status !== 'success') return false;
  const value = evaluate(inner, contexts, status);
  return value.kind === data.Kind.Boolean ? value.value : !['', '0', 'false'].includes(value.coerceString());
}
