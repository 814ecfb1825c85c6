// The panel "What if": moves the clock, shuts doors, takes permissions away, breaks the connection.

import { announce, el, iconButton, toast } from "./dom.js";
import { tryAct } from "./live.js";
import { channelById, channelName, currentGuild, isThread, on, state } from "./state.js";
import { worldNow } from "./timestamps.js";

let box;
let opener;

/** Wires the panel and the button that opens it. */
export function startWhatIf(panel, button) {
  box = panel;
  opener = button;
  opener.addEventListener("click", () => toggle(box.hidden));
  for (const event of ["snapshot", "place"]) on(event, () => box.hidden || draw());
  on("clock", showTime);
  setInterval(showTime, 1000);
  document.addEventListener(
    "keydown",
    (event) => event.key === "Escape" && !box.hidden && box.contains(document.activeElement) && toggle(false),
  );
}

function toggle(open) {
  box.hidden = !open;
  opener.setAttribute("aria-expanded", String(open));
  document.body.classList.toggle("whatif-is-open", open);
  if (open) {
    draw();
    box.querySelector("button")?.focus();
  } else opener.focus();
}

function draw() {
  const focused = document.activeElement?.closest?.("#whatif [data-what]")?.dataset.what;
  const scrolled = box.scrollTop;
  box.replaceChildren(
    el(
      "div",
      { class: "list-head" },
      el("h2", {}, "What if…"),
      iconButton("close", "Close", () => toggle(false)),
    ),
    ...[clockPart(), personPart(), channelPart(), serverPart(), discordPart(), botPart()].filter(Boolean),
  );
  showTime();
  box.scrollTop = scrolled;
  if (focused) box.querySelector(`[data-what="${focused}"]`)?.focus();
}

const part = (title, note, ...content) =>
  el(
    "section",
    { class: "whatif-part" },
    el("h3", {}, title),
    note ? el("p", { class: "quiet" }, note) : null,
    content,
  );

const button = (label, run, style = "secondary") =>
  el("button", { type: "button", class: `button is-${style}`, data: { what: label }, on: { click: run } }, label);

function toggleRow(label, on_, run) {
  const input = el("input", { type: "checkbox", role: "switch", data: { what: label } });
  input.checked = on_;
  input.addEventListener("change", async () => {
    input.disabled = true;
    if ((await run(input.checked)) === null) input.checked = !input.checked;
    input.disabled = false;
  });
  return el("label", { class: "switch" }, el("span", {}, label), input);
}

const HOUR = 3600;

function clockPart() {
  const move = (seconds, words) => async (event) => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    if (await tryAct("clock", { seconds })) announce(`${words} passed`);
    pressed.disabled = false;
  };
  return part(
    "…time passes?",
    null,
    el("p", { class: "world-time", id: "world-time" }),
    el(
      "div",
      { class: "whatif-buttons" },
      button("+1 hour", move(HOUR, "An hour")),
      button("+1 day", move(24 * HOUR, "A day")),
      button("+1 week", move(7 * 24 * HOUR, "A week")),
    ),
  );
}

function showTime() {
  const place = document.getElementById("world-time");
  if (!place) return;
  const at = worldNow();
  const zones = [...new Set([Intl.DateTimeFormat().resolvedOptions().timeZone, "UTC"])];
  const words = zones.map((timeZone) =>
    new Intl.DateTimeFormat(undefined, {
      weekday: "short",
      day: "numeric",
      month: "short",
      hour: "2-digit",
      minute: "2-digit",
      timeZone,
      timeZoneName: "short",
    }).format(at),
  );
  if (place.dataset.words === words.join()) return;
  place.dataset.words = words.join();
  place.replaceChildren(
    el("strong", {}, words[0]),
    ...words.slice(1).map((line) => el("span", { class: "quiet" }, line)),
  );
}

function personPart() {
  const me = state.person;
  return part(
    `…${me.name} did this?`,
    null,
    toggleRow("Accepts direct messages", me.dms_open, (open) => tryAct("dms", { open })),
    toggleRow("Blocks the bot", me.blocks_bot, (blocked) => tryAct("block", { blocked })),
    toggleRow("Has the app installed to the account", me.installed, (installed) => tryAct("install", { installed })),
    state.all_guilds.map((guild) =>
      toggleRow(`Is in ${guild.name}`, guild.joined, (joined) => tryAct("membership", { guild_id: guild.id, joined })),
    ),
  );
}

const PERMISSIONS = [
  ["VIEW_CHANNEL", "See the channel"],
  ["SEND_MESSAGES", "Send messages"],
  ["SEND_MESSAGES_IN_THREADS", "Write in threads"],
  ["READ_MESSAGE_HISTORY", "Read what was written before"],
  ["EMBED_LINKS", "Embed links"],
  ["ATTACH_FILES", "Attach files"],
  ["CREATE_PUBLIC_THREADS", "Open threads"],
  ["MANAGE_MESSAGES", "Manage messages"],
  ["MANAGE_THREADS", "Manage threads"],
];

function channelPart() {
  const open = channelById(state.place);
  const channel = isThread(open) ? channelById(open.parent_id) : open;
  if (!channel?.bot_can) return null;
  return part(
    "…the bot may no longer do this here?",
    `In ${channelName(channel.id)}, the bot may:`,
    PERMISSIONS.map(([name, words]) =>
      toggleRow(words, channel.bot_can.includes(name), (allowed) =>
        tryAct("permission", { channel_id: channel.id, permission: name, allowed }),
      ),
    ),
  );
}

function serverPart() {
  const guild = currentGuild() ?? state.guilds[0];
  if (!guild || !state.bot) return null;
  return part(
    "…the bot is thrown out?",
    guild.bot_present ? null : `The bot is not in ${guild.name}.`,
    el(
      "div",
      { class: "whatif-buttons" },
      guild.bot_present
        ? button(`Kick the bot from ${guild.name}`, () => tryAct("kick", { guild_id: guild.id }), "danger")
        : button(`Bring the bot back to ${guild.name}`, () => tryAct("invite", { guild_id: guild.id })),
    ),
  );
}

const FAULTS = [
  ["429", "Too many requests (429)"],
  ["500", "Server error (500)"],
  ["503", "Unavailable (503)"],
  ["late", "Answers 4 seconds late"],
  ["lost", "Does it, but the answer is lost"],
];

function discordPart() {
  const armed = state.faults ?? {};
  const rows = FAULTS.map(([kind, words]) => {
    const count = armed[kind] ?? 0;
    return el(
      "div",
      { class: "fault-row" },
      el("span", {}, words, count ? el("span", { class: "tag" }, `next ${count}`) : null),
      button("Once", () => tryAct("fault", { kind, count: 1 })),
      button("Five times", () => tryAct("fault", { kind, count: 5 })),
    );
  });
  rows.forEach((row, index) =>
    row.querySelectorAll("button").forEach((one) => {
      one.setAttribute("aria-label", `${FAULTS[index][1]}: ${one.textContent.toLowerCase()}`);
      one.dataset.what = one.getAttribute("aria-label");
    }),
  );
  return part(
    "…Discord has a bad day?",
    "The next requests of the bot get this answer.",
    rows,
    el(
      "div",
      { class: "whatif-buttons" },
      button("Drop the gateway connection", () => dropGateway()),
      Object.values(armed).some(Boolean) ? button("Stop all faults", () => tryAct("fault", { kind: "none" })) : null,
    ),
  );
}

async function dropGateway() {
  if (await tryAct("fault", { kind: "gateway", count: 1 }))
    toast("The connection of the bot was dropped. It should come back by itself.");
}

function botPart() {
  if (!state.bot_control) return null;
  const control = (action, words) => async () => {
    if (await tryAct("bot", { action })) toast(words);
  };
  return part(
    "…the bot crashes?",
    null,
    el(
      "div",
      { class: "whatif-buttons" },
      button("Kill the bot", control("kill", "The bot was killed."), "danger"),
      button("Restart the bot", control("restart", "The bot was started again.")),
    ),
  );
}
