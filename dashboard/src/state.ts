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
}

const KEYS = ["tab", "lang", "theme", "region", "site", "hour", "map", "show"] as const;

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
  };
}

function read(): State {
  const state = usual();
  const given = new URLSearchParams(location.hash.slice(1));
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
  if (hash === location.hash) return;
  location.hash = hash;
}

export function onChange(run: () => void): void {
  listener = run;
}

addEventListener("hashchange", () => {
  state = read();
  listener();
});
