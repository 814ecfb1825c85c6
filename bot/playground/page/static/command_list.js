// Which commands of the bot this person may use in the open channel, as Discord would list them.

import { read, Refused } from "./live.js";
import { state } from "./state.js";

const FRESH_FOR = 5000; // a bot that starts again may have other commands, and Discord tells nobody of it

let known = { key: null, list: null, at: 0 };

/** Forgets the list: permissions, roles or the bot's commands changed. */
export function forgetCommands() {
  known = { key: null, list: null, at: 0 };
}

/** All commands of the open channel: Discord's JSON of slash, user and message commands. */
export async function commandsHere() {
  if (!state.place) return [];
  if (known.key !== state.place || Date.now() - known.at > FRESH_FOR) {
    const key = state.place;
    known = {
      key,
      at: Date.now(),
      list: read("commands", { channel: key }).catch((error) =>
        error instanceof Refused ? [] : Promise.reject(error),
      ),
    };
  }
  return known.list;
}

const SUBCOMMAND = 1;
const GROUP = 2;

/** Slash commands with their subcommands spread out: {id, path, name, description, options}. */
export async function slashCommands() {
  const spread = [];
  for (const command of (await commandsHere()).filter((one) => one.type === 1 || one.type === undefined))
    walk(command, command, [], spread);
  return spread;
}

function walk(command, node, path, spread) {
  const options = node.options ?? [];
  const subs = options.filter((option) => option.type === SUBCOMMAND || option.type === GROUP);
  if (subs.length) {
    for (const sub of subs) walk(command, sub, [...path, sub.name], spread);
    return;
  }
  spread.push({
    id: command.id,
    path,
    name: [command.name, ...path].join(" "),
    description: node.description,
    options,
  });
}

/** Those whose words all begin as typed, best first: "show su" finds "showcase submit". */
export function matching(commands, typed) {
  const words = typed.toLowerCase().trim().split(/\s+/).filter(Boolean);
  const rank = (command) => {
    const own = command.name.split(/[ -]/);
    if (command.name.startsWith(words.join(" "))) return 0;
    if (words.every((word) => own.some((part) => part.startsWith(word)))) return 1;
    return words.every((word) => command.name.includes(word)) ? 2 : null;
  };
  return commands
    .map((command) => [rank(command), command])
    .filter(([place]) => place !== null)
    .sort((a, b) => a[0] - b[0] || a[1].name.localeCompare(b[1].name))
    .map(([, command]) => command);
}
