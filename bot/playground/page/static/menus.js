// Menus on messages and people: what one can do with them, and the bot's own commands for them.

import { avatar, displayName, el, icon, toast } from "./dom.js";
import { commandsHere } from "./command_list.js";
import { runCommand } from "./interactions.js";
import { act, tryAct } from "./live.js";
import { isEphemeral } from "./previews.js";
import { channelById, emit, memberById, openChannel, state, userName } from "./state.js";

const USER = 2;
const MESSAGE = 3;

let open = null;

/** A menu at a point of the screen (a sheet at the bottom on a phone). `items` are {label, icon, danger, run} or a heading. */
function showMenu(title, items, x, y, head = null) {
  open?.close();
  const before = document.activeElement;
  const list = el("div", { class: "menu-items", role: "menu", "aria-label": title });
  const dialog = el("dialog", { class: "menu", "aria-label": title }, head, list);
  for (const item of items) {
    if (item.heading) list.append(el("p", { class: "menu-heading", role: "presentation" }, item.heading));
    else
      list.append(
        el(
          "button",
          {
            type: "button",
            role: "menuitem",
            class: `menu-item ${item.danger ? "is-danger" : ""}`,
            on: { click: () => choose(item) },
          },
          item.icon ? icon(item.icon) : null,
          el("span", {}, item.label),
        ),
      );
  }
  const choose = (item) => {
    dialog.close();
    item.run();
  };
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (open === dialog) open = null;
    if (document.activeElement === document.body) before?.focus?.();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  list.addEventListener("keydown", (event) => {
    const buttons = [...list.querySelectorAll("button")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus();
  });
  document.body.append(dialog);
  open = dialog;
  dialog.showModal();
  if (window.matchMedia("(min-width: 700px)").matches) {
    const box = dialog.getBoundingClientRect();
    dialog.style.left = `${Math.max(8, Math.min(x, window.innerWidth - box.width - 8))}px`;
    dialog.style.top = `${Math.max(8, Math.min(y, window.innerHeight - box.height - 8))}px`;
  }
  list.querySelector("button")?.focus();
}

/** The menu of a message: reply, edit, delete, and the bot's message commands. */
export async function openMessageMenu(message, x, y) {
  const mine = message.author.id === state.person.id;
  const ephemeral = isEphemeral(message);
  const channel = channelById(message.channel_id);
  const items = [];
  if (!ephemeral && channel?.can?.send)
    items.push({ label: "Reply", icon: "reply", run: () => emit("reply", message) });
  if (mine) items.push({ label: "Edit message", icon: "file", run: () => emit("edit", message) });
  items.push({ label: "Copy text", icon: "file", run: () => copy(message) });
  if (!ephemeral && (mine || channel?.can?.manage_messages)) {
    items.push({
      label: "Delete message",
      icon: "close",
      danger: true,
      run: () => tryAct("delete", { channel_id: message.channel_id, message_id: message.id }),
    });
  }
  const apps = ephemeral ? [] : (await commandsHere()).filter((command) => command.type === MESSAGE);
  if (apps.length) items.push({ heading: "Apps" });
  for (const command of apps)
    items.push({ label: command.name, icon: "whatif", run: () => runMenu(command, { message_id: message.id }) });
  showMenu("What to do with this message", items, x, y);
}

async function copy(message) {
  try {
    await navigator.clipboard.writeText(
      message.content ||
        [...document.querySelectorAll(`#message-${message.id} .markdown`)].map((node) => node.innerText).join("\n"),
    );
    toast("Copied.");
  } catch {
    toast("This browser does not let the page copy.", "error");
  }
}

const runMenu = (command, target) =>
  runCommand("menu", command.name, { channel_id: state.place, command_id: command.id, ...target });

/** The card of a person, with the bot's user commands. */
export async function openUserMenu(user, x, y) {
  const member = memberById(user.id);
  const items = [];
  if (user.id === state.bot?.id) items.push({ label: "Message", icon: "direct", run: openBotDm });
  const apps = (await commandsHere()).filter((command) => command.type === USER);
  if (apps.length && state.place) items.push({ heading: "Apps" });
  if (state.place)
    for (const command of apps)
      items.push({ label: command.name, icon: "whatif", run: () => runMenu(command, { user_id: user.id }) });
  if (!items.length) items.push({ heading: "No commands for this person here." });
  const person = state.people.find((one) => one.id === user.id);
  const head = el(
    "div",
    { class: "user-card" },
    avatar(user, "is-large"),
    el(
      "div",
      {},
      el("p", { class: "user-card-name" }, userName(user.id, user)),
      el("p", { class: "quiet" }, `@${user.username ?? displayName(user)}`),
      el("p", { class: "user-card-roles" }, rolesOf(member, user, person)),
    ),
  );
  showMenu(`About ${displayName(user)}`, items, x, y, head);
}

function rolesOf(member, user, person) {
  if (user.bot) return el("span", { class: "tag" }, "APP");
  const roles = member?.role_names ?? [];
  if (roles.length) return roles.map((name) => el("span", { class: "role-pill" }, name));
  return person ? el("span", { class: "role-pill" }, person.role) : [];
}

/** Opens the direct messages with the bot, or says why that is not possible. */
export async function openBotDm() {
  try {
    const { channel_id: id } = await act("open_dm");
    if (channelById(id)) openChannel(id);
    else emit("wanted", id);
  } catch (error) {
    toast(error.message, "error");
  }
}
