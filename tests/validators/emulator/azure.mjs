// azure.mjs FOLDER…: each folder's azure.txt as the library of Azure's tasks reads it: every line is the issue of one finding of
// json-v1.json, and written anew by that library it is the same line.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { load } from './expression.mjs';

const { commandFromString } = await load('azure-pipelines-task-lib/taskcommand.js').then((module) => module.default ?? module);

// What is printed as it is: no control characters, and nothing that an agent might obey.
const kPlain = /^(?!.*##)[\x20-\x7e]*$/;

for (const folder of process.argv.slice(2)) {
  test(`Azure: ${folder}`, () => {
    const lines = readFileSync(join(folder, 'azure.txt'), 'utf8').split('\n');
    assert.equal(lines.pop(), '', 'the last line ends');
    const { findings } = JSON.parse(readFileSync(join(folder, 'json-v1.json'), 'utf8'));
    assert.equal(lines.length, findings.length);
    lines.forEach((line, i) => {
      const { command, properties, message } = commandFromString(line);
      const { rule, severity, line: at, column } = findings[i];
      assert.equal(command, 'task.logissue', line);
      const { sourcepath, ...rest } = properties;
      assert.deepEqual(rest, { type: severity === 'error' ? 'error' : 'warning', linenumber: String(at), columnnumber: String(column), code: rule });
      if (kPlain.test(findings[i].file + findings[i].message)) {
        assert.equal(sourcepath, findings[i].file);
        const start = findings[i].message.slice(0, 200);  // a message of ten thousand characters is cut
        assert.equal(message.slice(0, start.length), start);
      }
      assert.equal(commandFromString(line).toString(), line);
    });
  });
}

test('Azure: what is not escaped is told', () => {
  const { properties, message } = commandFromString('##vso[task.logissue type=error;sourcepath=a]b.yaml;]c');
  assert.deepEqual([properties, message], [{ type: 'error', sourcepath: 'a' }, 'b.yaml;]c']);
});
