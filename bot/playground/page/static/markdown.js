// Discord's markdown: text -> a tree of plain objects. markdown_view.js draws it.
// The rules and their order follow what Discord's own clients accept.

const DEEPEST = 14;

const inner = (match, from, context) =>
  parse(match, { ...context, depth: context.depth + 1, lineStart: false, ...from });

const BLOCKS = [
  {
    pattern: /(#{1,3}) +([^\n]*)(?:\n|$)/y,
    build: (m, c) => ({ kind: "heading", level: m[1].length, children: inner(m[2], { block: false }, c) }),
  },
  {
    pattern: /-# +([^\n]*)(?:\n|$)/y,
    build: (m, c) => ({ kind: "subtext", children: inner(m[1], { block: false }, c) }),
  },
  {
    pattern: />>> ([\s\S]*)/y,
    unless: "quoted",
    build: (m, c) => ({ kind: "quote", children: inner(m[1], { lineStart: true, quoted: true }, c) }),
  },
  {
    pattern: /(?:> [^\n]*(?:\n|$)|>(?:\n|$))+/y,
    unless: "quoted",
    build: (m, c) => ({
      kind: "quote",
      children: inner(m[0].replace(/\n$/, "").replace(/^> ?/gm, ""), { lineStart: true, quoted: true }, c),
    }),
  },
  {
    pattern: /(?: *(?:[-*]|\d{1,10}\.) +[^\n]*(?:\n|$)(?: {2,}(?![-*] |\d{1,10}\. )[^\n]+(?:\n|$))*)+/y,
    build: (m, c) => list(m[0].replace(/\n$/, "").split("\n"), c),
  },
];

const INLINE = [
  { pattern: /\\([^0-9A-Za-z\s])/y, build: (m) => text(m[1]) },
  {
    pattern: /```(?:([a-z0-9_+\-.#]+)\n)?\n*([\s\S]*?[^\n`][\s\S]*?)\n*```\n?/iy,
    build: (m) => ({ kind: "fence", language: m[1] ?? "", text: m[2] }),
  },
  { pattern: /(``?)([\s\S]*?[^`])\1(?!`)/y, build: (m) => ({ kind: "code", text: m[2].trim() || m[2] }) },
  {
    pattern: /\|\|([\s\S]+?)\|\|/y,
    build: (m, c) => ({ kind: "spoiler", children: inner(m[1], { lineStart: true }, c) }),
  },
  {
    pattern: /\*\*\*((?:\\[\s\S]|[^\\])+?)\*\*\*(?!\*)/y,
    build: (m, c) => wrap("bold", [wrap("italic", inner(m[1], {}, c))]),
  },
  { pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, build: (m, c) => wrap("bold", inner(m[1], {}, c)) },
  { pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, build: (m, c) => wrap("underline", inner(m[1], {}, c)) },
  { pattern: /~~([\s\S]+?)~~(?!_)/y, build: (m, c) => wrap("strike", inner(m[1], {}, c)) },
  { pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|[^*\\])+?)\*(?!\*)/y, build: (m, c) => wrap("italic", inner(m[1], {}, c)) },
  {
    pattern: /_((?:__|\\[\s\S]|[^_\\])+?)_(?![A-Za-z0-9_])/y,
    after: /(^|[^A-Za-z0-9_])$/,
    build: (m, c) => wrap("italic", inner(m[1], {}, c)),
  },
  {
    find: maskedLink,
    build: (m, c) => ({ kind: "link", href: m[2], children: inner(m[1], { linked: true, block: false }, c) }),
  },
  { pattern: /<(https?:\/\/[^\s<>]+)>/iy, build: (m) => ({ kind: "link", href: m[1], children: [text(m[1])] }) },
  {
    pattern: /https?:\/\/(?:\([^\s<>|()]*\)|[^\s<>|()])*(?:\([^\s<>|()]*\)|[^\s<>|().,:;"'\]*!?~])/iy,
    unless: "linked",
    build: (m) => ({ kind: "link", href: m[0], children: [text(m[0])] }),
  },
  { pattern: /<@!?(\d{1,20})>/y, build: (m) => ({ kind: "user", id: m[1] }) },
  { pattern: /<@&(\d{1,20})>/y, build: (m) => ({ kind: "role", id: m[1] }) },
  { pattern: /<#(\d{1,20})>/y, build: (m) => ({ kind: "channel", id: m[1] }) },
  {
    pattern: /<\/([^\s:<>]+(?: [^\s:<>]+){0,2}):(\d{1,20})>/y,
    build: (m) => ({ kind: "command", name: m[1], id: m[2] }),
  },
  {
    pattern: /<t:(-?\d{1,13})(?::([tTdDfFRsS]))?>/y,
    build: (m) => ({ kind: "time", seconds: Number(m[1]), style: m[2] ?? "f" }),
  },
  { pattern: /<a?:(\w{2,32}):(\d{1,20})>/y, build: (m) => ({ kind: "emoji", name: m[1] }) },
  { pattern: /@(everyone|here)/y, build: (m) => ({ kind: "everyone", name: m[1] }) },
];

const TARGET = /\(\s*<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?:\s+["'][^"'\n]*["'])?\s*\)/iy;

/** `[words](address)`, by hand: brackets may nest in the words, and a pattern for that can take forever. */
function maskedLink(source, at) {
  if (source[at] !== "[") return null;
  let depth = 0;
  for (let end = at; end < source.length && source[end] !== "\n"; end += 1) {
    if (source[end] === "\\") end += 1;
    else if (source[end] === "[") depth += 1;
    else if (source[end] === "]") depth -= 1;
    if (depth > 0) continue;
    TARGET.lastIndex = end + 1;
    const target = end > at + 1 ? TARGET.exec(source) : null;
    return target && [source.slice(at, TARGET.lastIndex), source.slice(at + 1, end), target[1]];
  }
  return null;
}

const text = (value) => ({ kind: "text", text: value });
const wrap = (kind, children) => ({ kind, children });

function list(lines, context) {
  const root = { kind: "list", ordered: false, start: 1, items: [] };
  const stack = [{ indent: -1, list: root }];
  for (const line of lines) {
    const m = /^( *)(?:([-*])|(\d{1,10})\.) +(.*)$/.exec(line);
    if (!m) {
      stack
        .at(-1)
        .list.items.at(-1)
        ?.children.push(text("\n"), ...inner(line.trim(), { block: false }, context));
      continue;
    }
    const indent = m[1].length;
    while (stack.length > 2 && indent < stack.at(-1).indent) stack.pop();
    let top = stack.at(-1);
    const ordered = m[3] !== undefined;
    if (stack.length > 1 && indent <= top.indent && top.list.ordered !== ordered) {
      stack.pop();
      top = stack.at(-1);
    }
    if ((indent > top.indent || top.list === root) && stack.length < 12) {
      const nested = { kind: "list", ordered, start: Number(m[3] ?? 1), items: [] };
      (top.list === root ? root.items : top.list.items.at(-1).children).push(nested);
      top = { indent, list: nested };
      stack.push(top);
    }
    top.list.items.push({ kind: "item", children: inner(m[4], { block: false }, context) });
  }
  return root.items.length === 1 ? root.items[0] : { kind: "group", children: root.items };
}

/** What the first rule that fits here makes of it; a rule is a sticky `pattern`, or `find(source, at)`. */
function match(rules, source, at, context) {
  for (const rule of rules) {
    if (rule.unless && context[rule.unless]) continue;
    if (rule.after && !rule.after.test(source.slice(Math.max(0, at - 2), at))) continue;
    if (rule.pattern) rule.pattern.lastIndex = at;
    const m = rule.find ? rule.find(source, at) : rule.pattern.exec(source);
    if (m && m[0].length) return { end: at + m[0].length, node: rule.build(m, context) };
  }
  return null;
}

const SPECIAL = /[\\`|*_~[<h@H\n]/g;

/** The tree of a Discord text: nodes of `kind` with `children`, `text`, `id` and so on. Never throws on any input. */
export function parse(source, context = { depth: 0, lineStart: true, block: true }) {
  if (context.depth > DEEPEST) return [text(source)];
  const inside = { block: true, ...context };
  const nodes = [];
  let plain = "";
  let at = 0;
  let lineStart = context.lineStart;
  while (at < source.length) {
    const found = (lineStart && inside.block && match(BLOCKS, source, at, inside)) || match(INLINE, source, at, inside);
    if (found) {
      if (plain) nodes.push(text(plain));
      plain = "";
      nodes.push(found.node);
      at = found.end;
      lineStart = source[at - 1] === "\n";
      continue;
    }
    SPECIAL.lastIndex = at + 1;
    const next = source[at] === "\n" ? at + 1 : (SPECIAL.exec(source)?.index ?? source.length);
    plain += source.slice(at, next);
    lineStart = source[next - 1] === "\n";
    at = next;
  }
  if (plain) nodes.push(text(plain));
  return nodes;
}

const SEPARATE = new Set(["heading", "subtext", "quote", "list", "item", "group", "fence"]);

/** The words of a text without its marks, for announcements and previews; spoilers stay closed. */
export function plainText(source) {
  const words = (node) => {
    if (node.kind === "spoiler") return "(spoiler)";
    if (node.kind === "time") return new Date(node.seconds * 1000).toLocaleString();
    if (node.kind === "everyone") return `@${node.name}`;
    if (node.kind === "command") return `/${node.name}`;
    const inside = node.text ?? (node.children ?? node.items ?? []).map(words).join("");
    return SEPARATE.has(node.kind) ? ` ${inside} ` : inside;
  };
  return parse(source).map(words).join("").replace(/\s+/g, " ").trim();
}
