// What this window knows of the world, as its person sees it, and who wants to hear of changes.

export const state = {
  person: null, // {key, id, name, role, dms_open}
  people: [],
  bot: null, // the bot's user object, with `application_id`
  guilds: [], // each with channels (and threads), roles, members, bot_present
  dms: [], // private channels of this person
  faults: {},
  bot_control: false,
  place: null, // id of the open channel
  guild: null, // id of the open server, or "@me"
};

const listeners = new Map();

/** Events: "snapshot", "place", "messages", "unread", "typing". */
export function on(event, listener) {
  if (!listeners.has(event)) listeners.set(event, []);
  listeners.get(event).push(listener);
}

export function emit(event, detail) {
  for (const listener of listeners.get(event) ?? []) listener(detail);
}

/** Takes the server's newest picture of guilds, channels, people and switches. */
export function takeSnapshot(snapshot) {
  Object.assign(state, snapshot);
  if (state.place && !channelById(state.place)) state.place = null;
  emit("snapshot");
}

export const DIRECT = "@me";
export const DM = 1;
export const NEWS = 5;
export const CATEGORY = 4;
const NEWS_THREAD = 10;
const PUBLIC_THREAD = 11;
export const PRIVATE_THREAD = 12;
export const FORUM = 15;

export const isThread = (channel) => [NEWS_THREAD, PUBLIC_THREAD, PRIVATE_THREAD].includes(channel?.type);

export function channelById(id) {
  for (const guild of state.guilds) {
    const found = guild.channels.find((channel) => channel.id === id);
    if (found) return found;
  }
  return state.dms.find((channel) => channel.id === id) ?? null;
}

/** The server a channel is in; null for a direct message. */
export function guildOf(channelId) {
  return state.guilds.find((guild) => guild.channels.some((channel) => channel.id === channelId)) ?? null;
}

export const currentGuild = () => guildOf(state.place);

export function channelName(id) {
  const channel = channelById(id);
  if (!channel) return null;
  if (channel.type === DM) return userName(channel.recipients?.[0]?.id, channel.recipients?.[0]);
  return isThread(channel) ? channel.name : `#${channel.name}`;
}

export function memberById(id) {
  const guild = currentGuild();
  for (const each of guild ? [guild, ...state.guilds] : state.guilds) {
    const found = each.members.find((member) => member.id === id);
    if (found) return found;
  }
  return null;
}

/** The name of a user by id; `given` is a user object a message brought along. */
export function userName(id, given = null) {
  const user = memberById(id) ?? given ?? state.people.find((person) => person.id === id);
  if (id === state.bot?.id && !memberById(id)) return state.bot.global_name ?? state.bot.username;
  return user?.nick || user?.global_name || user?.name || user?.username || "unknown";
}

export function roleById(id) {
  for (const guild of state.guilds) {
    const found = guild.roles.find((role) => role.id === id);
    if (found) return found;
  }
  return null;
}

/** Opens a channel, thread or direct message in the main pane. */
export function openChannel(id, messageId = null) {
  const channel = channelById(id);
  if (!channel) return;
  state.place = id;
  state.guild = guildOf(id)?.id ?? DIRECT;
  const hash = `#/${state.guild}/${id}`;
  if (location.hash !== hash) history.pushState(null, "", hash);
  emit("place", { messageId });
}

export const openMessage = (channelId, messageId) => openChannel(channelId, messageId);

/** Reads the address of the page: which channel it points at, if this person may see it. */
export function placeFromAddress() {
  const [, , id] = location.hash.split("/");
  return id && channelById(id) ? id : null;
}

const newer = (a, b) => BigInt(a || 0) > BigInt(b || 0);
const readKey = () => `read:${state.person.id}`;

function readMarks() {
  try {
    return JSON.parse(sessionStorage.getItem(readKey()) ?? "{}");
  } catch {
    return {};
  }
}

/** Remembers that everything in the channel up to this message was seen in this window. */
export function markRead(channelId, messageId) {
  if (!messageId) return;
  const marks = readMarks();
  if (!newer(messageId, marks[channelId])) return;
  marks[channelId] = messageId;
  sessionStorage.setItem(readKey(), JSON.stringify(marks));
  emit("unread", channelId);
}

export const lastRead = (channelId) => readMarks()[channelId] ?? null;

/** Whether the channel has something this window has not shown yet. */
export function isUnread(channel) {
  return Boolean(channel.last_message_id) && newer(channel.last_message_id, readMarks()[channel.id]);
}
