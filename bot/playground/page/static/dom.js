// Builds the page's elements. Text only ever becomes text nodes, so nothing a person or the bot writes can become markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An element with its attributes and children. `class`, `data`, `style` and `on` are objects or strings as one expects;
 * true sets a bare attribute; false, null and undefined leave it out.
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "style") for (const [property, v] of Object.entries(value)) node.style.setProperty(property, v);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  close: "M6 6l12 12M18 6L6 18",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  send: "M4 12l16-8-6 16-3-7z",
  attach: "M12 5v14M5 12h14",
  hash: "M9 4L7 20M17 4l-2 16M4 9h16M3 15h16",
  news: "M4 10v4h3l8 4V6l-8 4zM18 9a4 4 0 010 6",
  forum: "M4 5h11v8H9l-3 3v-3H4zM9 16h6l3 3v-3h2V9h-3",
  thread: "M6 4v8a4 4 0 004 4h8M14 12l4 4-4 4",
  lock: "M7 11V8a5 5 0 0110 0v3M5 11h14v9H5z",
  direct: "M4 6h16v11H9l-4 4v-4H4z",
  people: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM3 20c0-3.5 2.7-6 6-6s6 2.5 6 6M16 5a3 3 0 010 6M18 14c2 .8 3 3 3 6",
  whatif: "M12 3l2.2 4.8L19 10l-4.8 2.2L12 17l-2.2-4.8L5 10l4.8-2.2zM19 16v4M17 18h4",
  file: "M6 3h8l4 4v14H6zM14 3v4h4",
  reply: "M10 8L5 12l5 4M5 12h9a5 5 0 015 5v1",
  chevron: "M8 10l4 4 4-4",
  back: "M14 6l-6 6 6 6",
  warn: "M12 4l9 16H3zM12 10v4M12 17h.01",
  open: "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
  quill: "M20 4C12 4.5 7.5 8.5 7 16c7.5 0 12-4 13-12zM4 20l3-4M9 14l6-5",
};

/** A drawn icon, hidden from screen readers: the control around it carries the words. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button with an icon only; `label` is read aloud and shown on hover. */
export function iconButton(name, label, onClick, attributes = {}) {
  return el(
    "button",
    { type: "button", class: "icon-button", "aria-label": label, title: label, on: { click: onClick }, ...attributes },
    icon(name),
  );
}

const HUES = [210, 262, 330, 12, 38, 150, 182, 290];

/** A round picture: the person's avatar, or the first letter on a colour that stays the same for the same id. */
export function avatar(user, size = "") {
  const name = displayName(user);
  const hue =
    HUES[[...String(user?.id ?? name)].reduce((sum, c) => (sum * 31 + c.charCodeAt(0)) % 9973, 7) % HUES.length];
  const mark = user?.bot ? icon("quill") : ([...name][0] ?? "?").toUpperCase();
  return el(
    "span",
    { class: `avatar ${size} ${user?.bot ? "is-bot" : ""}`, style: { "--hue": hue }, "aria-hidden": "true" },
    mark,
  );
}

/** The name shown for a Discord user object. */
export function displayName(user) {
  return user?.nick || user?.global_name || user?.username || "Unknown";
}

/** A colour number of Discord as CSS; null for 0 and nothing, which mean "no colour". */
export function colour(value) {
  return value ? `#${Number(value).toString(16).padStart(6, "0")}` : null;
}

/** 1536 -> "1.5 KB". */
export function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} bytes`;
  const megabytes = bytes / 1024 / 1024;
  return megabytes >= 1 ? `${megabytes.toFixed(1)} MB` : `${(bytes / 1024).toFixed(1)} KB`;
}

const announcer = () => document.getElementById("announcer");

/** Reads a sentence aloud for people who use a screen reader. */
export function announce(sentence) {
  const region = announcer();
  if (!region) return;
  region.append(el("p", {}, sentence));
  while (region.childElementCount > 5) region.firstElementChild.remove();
}

/** A short note at the top of the screen that goes by itself. */
export function toast(sentence, kind = "info") {
  const note = el("div", { class: `toast is-${kind}`, role: kind === "error" ? "alert" : "status" }, sentence);
  document.getElementById("toasts").append(note);
  setTimeout(() => note.remove(), 6000);
}
