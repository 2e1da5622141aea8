// What is being looked at stands in the address, so that it can be sent to somebody.
export interface State {
  tab: string;
  lang: "kk" | "ru" | "en";
  theme: "auto" | "light" | "dark";
  region: string;
  site: string;
  hour: string;
  map: string;
  show: string;
  /** Which states of filings are listed. */
  status: string;
}

const KEYS = ["tab", "lang", "theme", "region", "site", "hour", "map", "show", "status"] as const;

function stored(key: string): string | null {
  try {
    return localStorage.getItem("quat." + key);
  } catch {
    return null;
  }
}

function usual(): State {
  const spoken = navigator.languages.map((l) => l.slice(0, 2)).find((l) => ["kk", "ru", "en"].includes(l));
  return {
    tab: "glance",
    lang: (stored("lang") ?? spoken ?? "kk") as State["lang"],
    theme: (stored("theme") ?? "auto") as State["theme"],
    region: "",
    site: "",
    hour: "",
    map: "shapes",
    show: "level",
    status: "",
  };
}

/** True inside runs.html, which knows more runs than this page and steps through them itself. */
export const framed = window.name === "quat-runs" && window.parent !== window;

/** The address; in the frame, whose page may not change its own, only kept in mind. */
let address = location.hash;

function read(): State {
  const state = usual();
  const given = new URLSearchParams(address.slice(1));
  for (const key of KEYS) {
    const value = given.get(key);
    if (value !== null) (state as unknown as Record<string, string>)[key] = value;
  }
  if (!["kk", "ru", "en"].includes(state.lang)) state.lang = "kk";
  if (!["auto", "light", "dark"].includes(state.theme)) state.theme = "auto";
  return state;
}

export let state = read();
let listener: () => void = () => undefined;

export function hashOf(change: Partial<State>): string {
  const next = { ...state, ...change };
  const parameters = new URLSearchParams();
  for (const key of KEYS) if (next[key] !== "" && next[key] !== "auto") parameters.set(key, next[key]);
  return "#" + parameters.toString();
}

export function go(change: Partial<State>): void {
  try {
    if (change.lang) localStorage.setItem("quat.lang", change.lang);
    if (change.theme) localStorage.setItem("quat.theme", change.theme);
  } catch {
    // A browser that keeps nothing still shows everything.
  }
  const hash = hashOf(change);
  if (hash === address) return;
  if (framed) look(hash);
  else location.hash = hash;
}

export function onChange(run: () => void): void {
  listener = run;
}

function look(hash: string): void {
  address = hash;
  state = read();
  listener();
}

addEventListener("hashchange", () => look(location.hash));

if (framed) {
  document.addEventListener("click", (event) => {
    const href = (event.target as Element).closest?.("a[href^='#']")?.getAttribute("href");
    if (!href || event.defaultPrevented) return;
    event.preventDefault();
    look(href);
  });
  addEventListener("message", (event) => {
    const asked = (event.data as { quat?: { show?: unknown } } | null)?.quat?.show;
    if (event.source === window.parent && typeof asked === "string" && asked !== address) look(asked);
  });
}
