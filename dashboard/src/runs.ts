// The page above the runs: steps through all that are kept, each shown as it was published, in a
// frame that can do nothing but run its own script. It tells by message what is looked at in it.
import { h } from "./dom";
import { facts } from "./data";
import { date, instant } from "./format";
import { hashOf, onChange, state } from "./state";

const WORDS = {
  run: ["Тәулік", "Сутки", "Day"],
  older: ["Ертерек", "Раньше", "Earlier"],
  newer: ["Кейінірек", "Позже", "Later"],
  count: ["{0} / {1}, жаңасынан бастап", "{0} из {1}, от новых к старым", "{0} of {1}, newest first"],
  alone: ["Жеке ашу", "Открыть отдельно", "Open by itself"],
  page: ["{0} күнгі бет", "Страница за {0}", "Page of {0}"],
  issued: ["{0} дейінгі деректер", "по данным до {0}", "from what arrived by {0}"],
} as const;

function t(key: keyof typeof WORDS, ...values: (string | number)[]): string {
  const text: string = WORDS[key][({ kk: 0, ru: 1, en: 2 } as const)[state.lang]];
  return text.replace(/\{(\d)\}/g, (_, i: string) => String(values[Number(i)] ?? ""));
}

const name = (run: { run_id: string; delivery_date: string }): string => {
  const twice = facts.runs.filter((other) => other.delivery_date === run.delivery_date).length > 1;
  return date(new Date(run.delivery_date + "T00:00:00Z")) + (twice ? ` (${run.run_id.slice(-4)})` : "");
};

const known = (id: unknown): number => facts.runs.findIndex((run) => run.run_id === id);

/** The run that the address names; the newest where it names none that is kept. */
const named = (): number => Math.max(0, known(new URLSearchParams(location.hash.slice(1)).get("run")));

let at = named();
const frame = h("iframe", { name: "quat-runs", sandbox: "allow-scripts allow-downloads" });
const bar = h("header", { class: "runs-bar" });

/** What is looked at, and the address that says so. */
const looked = (): string => `#run=${facts.runs[at]?.run_id ?? ""}&${hashOf({}).slice(1)}`;
const page = (): string => `runs/${facts.runs[at]?.run_id ?? ""}/index.html${hashOf({})}`;

/** What the frame shows, as the address says it. */
let shown = "";

function draw(): void {
  const run = facts.runs[at];
  if (!run) return;
  const focused = document.activeElement?.getAttribute("data-key");
  document.documentElement.lang = state.lang;
  if (state.theme === "auto") document.documentElement.removeAttribute("data-theme");
  else document.documentElement.setAttribute("data-theme", state.theme);
  document.title = `${state.lang === "kk" ? "Қуат" : "Quat"} · ${name(run)}`;
  frame.title = t("page", name(run));
  const step = (key: "older" | "newer", by: number, sign: string): HTMLElement => {
    const to = at + by;
    const there = to >= 0 && to < facts.runs.length;
    // Not disabled: whoever steps to the end by keyboard keeps the focus.
    return h("button", { type: "button", "data-key": key, "aria-label": t(key), title: t(key), "aria-disabled": there ? "false" : "true", onclick: () => there && open(to) }, sign);
  };
  bar.replaceChildren(
    h("h1", {}, state.lang === "kk" ? "Қуат" : "Quat"),
    h("div", { class: "runs", role: "group", "aria-label": t("run") },
      step("older", 1, "‹"),
      h("select", { "aria-label": t("run"), "data-key": "run", onchange: (event: Event) => open(known((event.target as HTMLSelectElement).value)) },
        facts.runs.map((one, i) => h("option", { value: one.run_id, selected: i === at }, name(one)))),
      step("newer", -1, "›")),
    h("p", { class: "note", role: "status" }, `${t("count", at + 1, facts.runs.length)} · ${t("issued", instant(Date.parse(run.issued_at)))}`),
    h("a", { href: page(), "data-key": "alone" }, t("alone")));
  if (focused) bar.querySelector<HTMLElement>(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  document.documentElement.setAttribute("data-drawn", `${run.run_id} ${state.lang}`);
}

function open(to: number): void {
  if (to < 0 || to >= facts.runs.length) return;
  location.hash = `#run=${facts.runs[to]?.run_id ?? ""}&${hashOf({}).slice(1)}`;
}

/** Brings frame and bar to what the address says; a frame that told of it itself is there already. */
function follow(): void {
  const before = shown.split("&")[0];
  at = named();
  if (looked() !== shown) {
    shown = looked();
    // Never by an entry of the browser's history: the address has one already.
    if (before === shown.split("&")[0]) frame.contentWindow?.postMessage({ quat: { show: hashOf({}) } }, "*");
    else if (before) frame.contentWindow?.location.replace(new URL(page(), location.href).href);
    else frame.src = page();
  }
  draw();
}

/** What the frame's page says about itself: which run it is, and what in it is looked at. */
addEventListener("message", (event: MessageEvent) => {
  const told = (event.data as { quat?: { run?: unknown; hash?: unknown } } | null)?.quat;
  if (event.source !== frame.contentWindow || typeof told?.hash !== "string" || !/^#[^\s]{0,2000}$/.test(told.hash)) return;
  // A page that was left while it was being drawn is late.
  if (known(told.run) !== at) return;
  shown = `#run=${facts.runs[at]?.run_id ?? ""}&${told.hash.slice(1)}`;
  if (location.hash !== shown) location.hash = shown;
});

onChange(follow);

document.getElementById("app")?.replaceChildren(bar, h("main", {}, frame));
document.body.classList.add("stepping");
history.replaceState(null, "", looked());
follow();
