// The frame of the page: head, tabs, and whichever tab the address names.
import { add, h, type Child } from "./dom";
import { facts, restricted, tablesLike } from "./data";
import { t } from "./i18n";
import { date, dateWithWeekday, instant } from "./format";
import { framed, go, hashOf, onChange, state } from "./state";
import { readSites } from "./sites";
import { glance } from "./tabs/glance";
import { region } from "./tabs/region";
import { quotas } from "./tabs/quotas";
import { policies } from "./tabs/policies";
import { leads } from "./tabs/leads";
import { reporting } from "./tabs/reporting";
import { quality } from "./tabs/quality";
import { trend } from "./tabs/trend";

const TABS: Record<string, () => Promise<Child[]>> = {
  glance,
  region,
  quotas,
  policies,
  ...(restricted ? { reporting } : {}),
  ...(restricted && tablesLike("out_leads__").length ? { leads } : {}),
  quality,
  trend,
};

const RUN = /^\d{4}-\d{2}-\d{2}-[0-9a-f]{12}$/;

/** The folder above the runs; a page may also be opened by its `latest` name. */
const above = (): string => (/\/latest\/(index\.html)?$/.test(location.pathname) ? "../" : "../../");

/** The page of another run: beside this one's folder. */
function open(run: string): void {
  if (!RUN.test(run) || run === facts.run_id) return;
  location.href = `${above()}runs/${run}/index.html${location.hash}`;
}

/** Tells runs.html what is looked at, so that it can show the same of another run. */
function tell(): void {
  const to = location.protocol === "file:" ? "*" : location.origin;
  window.parent.postMessage({ quat: { run: facts.run_id, hash: hashOf({}) } }, to);
}

function runs(): HTMLElement | null {
  if (framed) return null;
  const at = facts.runs.findIndex((run) => run.run_id === facts.run_id);
  const older = facts.runs[at + 1];
  const newer = at > 0 ? facts.runs[at - 1] : undefined;
  const name = (run: { run_id: string; delivery_date: string }): string => {
    const twice = facts.runs.filter((other) => other.delivery_date === run.delivery_date).length > 1;
    return date(new Date(run.delivery_date + "T00:00:00Z")) + (twice ? ` (${run.run_id.slice(-4)})` : "");
  };
  return h("div", { class: "runs", role: "group", "aria-label": t("app.run") },
    h("button", { type: "button", "aria-label": t("app.older"), title: t("app.older"), disabled: !older, onclick: () => older && open(older.run_id) }, "‹"),
    h("select", { "aria-label": t("app.run"), onchange: (event: Event) => open((event.target as HTMLSelectElement).value) },
      facts.runs.map((run) => h("option", { value: run.run_id, selected: run.run_id === facts.run_id }, name(run)))),
    h("button", { type: "button", "aria-label": t("app.newer"), title: t("app.newer"), disabled: !newer, onclick: () => newer && open(newer.run_id) }, "›"),
    h("a", { href: `${above()}runs.html#run=${facts.run_id}&${hashOf({}).slice(1)}` }, t("app.allruns")));
}

function head(): HTMLElement {
  const theme = h("select", { "aria-label": t("app.theme"), "data-key": "theme", onchange: (event: Event) => go({ theme: (event.target as HTMLSelectElement).value as typeof state.theme }) },
    (["auto", "light", "dark"] as const).map((value) => h("option", { value, selected: state.theme === value }, t("theme." + value))));
  const languages = h("div", { class: "choice", role: "group", "aria-label": t("app.language") },
    ([["kk", "Қазақша"], ["ru", "Русский"], ["en", "English"]] as const).map(([value, name]) =>
      h("button", { type: "button", lang: value, "data-key": "lang-" + value, "aria-pressed": state.lang === value ? "true" : "false", onclick: () => go({ lang: value }) }, name)));
  return h("header", {},
    h("div", { class: "bar" },
      h("p", { class: "brand" }, h("b", {}, state.lang === "kk" ? "Қуат" : "Quat"), h("span", {}, t("app.subtitle"))),
      h("div", { class: "controls" }, languages, theme)),
    h("div", { class: "bar" },
      h("div", {},
        h("h1", {}, dateWithWeekday(new Date(facts.delivery_date + "T00:00:00Z"))),
        h("p", { class: "note" }, t("app.issued", instant(Date.parse(facts.issued_at))), " · ", t("app.recommendation"))),
      runs()));
}

function tabs(): HTMLElement {
  const names = Object.keys(TABS);
  const move = (event: KeyboardEvent): void => {
    const at = names.indexOf(state.tab);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go({ tab: names[(to + names.length) % names.length] ?? "glance", site: "" });
  };
  return h("div", { class: "tabs", role: "tablist", "aria-label": t("app.subtitle"), onkeydown: move as EventListener },
    names.map((name) => h("button", {
      type: "button", role: "tab", id: "tab-" + name, "data-key": "tab-" + name, "aria-controls": "panel", "aria-selected": state.tab === name ? "true" : "false",
      tabindex: state.tab === name ? "0" : "-1", onclick: () => go({ tab: name, site: "" }),
    }, t("tab." + name))));
}

function foot(): HTMLElement {
  return h("footer", {},
    h("p", {}, h("span", { class: "badge" }, restricted ? t("app.restricted") : t("app.public")), " ", t("app.runid", facts.run_id), " · ", t("app.market", facts.zone_id === "Asia/Almaty" ? t("app.astana") : facts.zone_id)),
    h("p", {}, t("app.osm")));
}

/** Marks each box whose table is wider than it is, also when it is folded out or the window changes. */
const widths = new ResizeObserver((boxes) => boxes.forEach(({ target }) => mark(target.closest<HTMLElement>(".scroll"))));

function mark(box: HTMLElement | null): void {
  if (!box) return;
  box.dataset["hint"] = t("table.wide");
  box.classList.toggle("wide", box.scrollWidth > box.clientWidth + 1);
}

function watchWidths(panel: HTMLElement): void {
  widths.disconnect();
  new MutationObserver(() => panel.querySelectorAll(".scroll table").forEach((table) => widths.observe(table))).observe(panel, { childList: true, subtree: true });
  panel.querySelectorAll<HTMLElement>(".scroll").forEach((box) => {
    mark(box);
    widths.observe(box);
    box.querySelectorAll("table").forEach((table) => widths.observe(table));
  });
}

let drawing = 0;

async function draw(): Promise<void> {
  if (!(state.tab in TABS)) state.tab = "glance";
  const mine = ++drawing;
  const root = document.documentElement;
  root.lang = state.lang;
  if (state.theme === "auto") root.removeAttribute("data-theme");
  else root.setAttribute("data-theme", state.theme);
  document.title = `${state.lang === "kk" ? "Қуат" : "Quat"} · ${t("tab." + state.tab)} · ${date(new Date(facts.delivery_date + "T00:00:00Z"))}`;
  const focused = document.activeElement?.getAttribute("data-key");
  const panel = h("div", { id: "panel", role: "tabpanel", tabindex: "-1", "aria-labelledby": "tab-" + state.tab });
  let content: Child[];
  try {
    await readSites();
    content = await (TABS[state.tab] ?? glance)();
  } catch (fault) {
    console.error(fault);
    content = [h("p", { class: "headline", role: "alert" }, t("app.fail", String(fault)))];
  }
  if (mine !== drawing) return;
  add(panel, content);
  const app = document.getElementById("app");
  app?.replaceChildren(h("a", { class: "skip", href: "#panel", onclick: (event: Event) => { event.preventDefault(); panel.focus(); } }, t("app.skip")), head(), h("main", {}, tabs(), panel), foot());
  watchWidths(panel);
  // Whoever walks through the tabs by keyboard stays on the one shown.
  const focus = focused?.startsWith("tab-") ? "tab-" + state.tab : focused;
  const again = focus ? document.querySelector<HTMLElement>(`[data-key="${CSS.escape(focus)}"]`) : null;
  again?.dispatchEvent(new Event("refocus", { bubbles: true }));
  again?.focus();
  document.querySelector('[role="tab"][aria-selected="true"]')?.scrollIntoView({ block: "nearest", inline: "center" });
  requestAnimationFrame(() => requestAnimationFrame(() => {
    if (framed) tell();
    performance.mark("drawn");
    document.documentElement.setAttribute("data-drawn", `${state.tab} ${state.lang}`);
  }));
}

onChange(() => {
  document.documentElement.removeAttribute("data-drawn");
  void draw();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => void draw());
void draw();
