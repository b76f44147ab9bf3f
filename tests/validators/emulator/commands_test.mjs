// The emulator's reading of a log, on lines whose meaning GitHub's documentation gives.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { commandsOf } from './commands.mjs';
import { interpolate, isWanted } from './expression.mjs';

test('a command is at the start of a line, with its properties unescaped', () => {
  assert.deepEqual(commandsOf('text ::error::no\n  ::error file=a%2Cb.yaml,line=3::100%25%0Amore\n'), [
    { name: 'error', properties: { file: 'a,b.yaml', line: '3' }, message: '100%\nmore' },
  ]);
});

test('the older form counts anywhere in a line', () => {
  assert.deepEqual(commandsOf('x ##[warning]y'), [{ name: 'warning', properties: {}, message: 'y' }]);
});

test('no command counts while commands are stopped', () => {
  const log = '::stop-commands::t0\n::error::a\n::x::\n::t0::\n::error::b\n';
  assert.deepEqual(commandsOf(log).map(({ message }) => message), ['b']);
});

test('expressions stand in text, and ask for success unless they ask for something else', () => {
  const contexts = { inputs: { a: 'x' }, github: { event: {} } };
  assert.equal(interpolate("<${{ inputs.a }}|${{ github.event.pull_request.head.repo.fork != true }}|${{ 'it''s }}' }}>", contexts),
               "<x|true|it's }}>");
  assert.equal(isWanted("${{ inputs.a == 'x' }}", contexts, 'failure'), false);
  assert.equal(isWanted("always() && inputs.a == 'x'", contexts, 'failure'), true);
  assert.equal(isWanted(undefined, contexts, 'success'), true);
});
