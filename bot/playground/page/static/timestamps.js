// World time and Discord's <t:...> in the reader's own zone.

import { el } from "./dom.js";

let worldOffset = 0;

/** Sets the world's clock from an ISO time the server just sent. */
export function setWorldNow(iso) {
  worldOffset = new Date(iso).getTime() - Date.now();
  refreshTimes();
}

/** The world's time, which the "What if" panel may have moved. */
export function worldNow() {
  return new Date(Date.now() + worldOffset);
}

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};

const UNITS = [
  ["year", 31536000],
  ["month", 2592000],
  ["week", 604800],
  ["day", 86400],
  ["hour", 3600],
  ["minute", 60],
  ["second", 1],
];

function relative(date) {
  const seconds = Math.round((date.getTime() - worldNow().getTime()) / 1000);
  const [unit, size] = UNITS.find(([, s]) => Math.abs(seconds) >= s) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.trunc(seconds / size), unit);
}

function format(date, style) {
  return style === "R" ? relative(date) : new Intl.DateTimeFormat(undefined, STYLES[style] ?? STYLES.f).format(date);
}

/** `<t:1700000000:R>` as an element that shows the full date on hover; relative ones follow the world's clock. */
export function timestamp(seconds, style = "f") {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return null;
  return el(
    "time",
    { class: "timestamp", datetime: date.toISOString(), title: format(date, "F"), tabindex: "0", data: { style } },
    format(date, style),
  );
}

/** When a message was written: "14:05" today, "yesterday 14:05", else the date. */
export function messageTime(iso) {
  const date = new Date(iso);
  return el(
    "time",
    { class: "message-time", datetime: date.toISOString(), title: format(date, "F"), data: { style: "message" } },
    shortTime(date),
  );
}

const startOfDay = (date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

function shortTime(date) {
  const days = Math.round((startOfDay(worldNow()) - startOfDay(date)) / 86400000);
  const time = format(date, "t");
  if (days === 0) return time;
  if (days === 1) return `yesterday ${time}`;
  return format(date, "s");
}

/** "Monday, 3 June 2026" between messages of different days. */
export function dayName(iso) {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "full" }).format(new Date(iso));
}

/** Writes every time on the page anew, after the clock moved or a minute passed. */
function refreshTimes() {
  for (const node of document.querySelectorAll("time[data-style='R'], time[data-style='message']")) {
    const date = new Date(node.dateTime);
    node.textContent = node.dataset.style === "R" ? relative(date) : shortTime(date);
  }
}

setInterval(refreshTimes, 20000);
