// What a step prints, read as the runner reads it: which lines are commands to it, and what they say.

const unescapeData = (text) => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
const unescapeProperty = (text) => unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));

// `::name key=value,…::message` at the start of a line, or the older `##[name key=value;…]message` anywhere in it.
function command(line) {
  const match = /^\s*::([a-z-]+)(?: ([^:]*))?::(.*)$/i.exec(line) ?? /##\[([a-z-]+)(?: ([^\]]*))?\](.*)$/i.exec(line);
  if (!match) return undefined;
  const [, name, properties = '', message] = match;
  const pairs = properties.split(/[,;]/).filter(Boolean).map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(0, equals), unescapeProperty(pair.slice(equals + 1))];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), message: unescapeData(message) };
}

// The commands of a log, without those that stand between `::stop-commands::TOKEN` and `::TOKEN::`.
export function commandsOf(log) {
  const commands = [];
  let stopped;
  for (const line of log.split(/\r?\n|\r/)) {
    if (stopped !== undefined) {
      if (line.trim() === `::${stopped}::`) stopped = undefined;
      continue;
    }
    const found = command(line);
    if (found?.name === 'stop-commands') stopped = found.message;
    else if (found) commands.push(found);
  }
  return commands;
}
