// How tight is tomorrow: one word with its definition, the shortage taken apart, what is assumed.
import { h, type Child } from "../dom";
import { known, n, rows, s, sum, type Row } from "../data";
import { hasStrain, strain, t } from "../i18n";
import { hourName, num } from "../format";
import { savesOf } from "../table";
import { imports, uncovered, worstHour, type Day } from "./day";

export const PARTS = ["expected", "uncertainty", "reserve", "network"] as const;

export const partOf = (row: Row | undefined, part: string): number | null => {
  const value = row?.[`shortage_${part}_mw`];
  return known(value) ? value : null;
};

/** Capacity out of service in an hour, MW: the system's own column, else the regions' capacity files. */
export async function outages(day: Day, hour: number): Promise<number | null> {
  const own = day.system.get(hour)?.outage_mw;
  if (known(own)) return own;
  const list = (await rows("core_grid__available_capacity")).filter((row) => row.market_hour === hour);
  return list.length && list.every((row) => known(row.outage_mw)) ? sum(list.map((row) => n(row.outage_mw))) : null;
}

function taken(row: Row | undefined, total: number): Child {
  const parts = PARTS.map((part) => ({ part, mw: partOf(row, part) }));
  if (parts.some((one) => one.mw === null)) return null;
  const table = h("table", { class: "taken" }, h("caption", { class: "hidden" }, t("status.parts")), h("tbody", {}, parts.map((one) =>
    h("tr", {}, h("th", { scope: "row" }, h("span", { class: "key part-" + one.part, "aria-hidden": "true" }), strain("part." + one.part)),
      h("td", { class: "number" }, num(one.mw), "\u00a0", t("unit.mw"))))));
  return [
    h("div", { class: "stack", "aria-hidden": "true" }, parts.filter((one) => n(one.mw) > 0).map((one) =>
      h("span", { class: "part-" + one.part, style: { width: `${(100 * n(one.mw)) / total}%` } }))),
    table,
    savesOf(t("status.parts"), [{ key: "part", label: t("status.parts"), text: true }, { key: "mw", label: t("unit.mw") }],
      () => parts.map((one) => ({ part: strain("part." + one.part), mw: one.mw })), () => table),
  ];
}

/** The worst hour's shortage in a sentence, taken apart, and what it is not; null where need is covered. */
export function shortage(day: Day): HTMLElement | null {
  const hour = worstHour(day);
  const row = day.system.get(hour);
  const missing = uncovered(day, hour);
  if (missing <= 0) return null;
  const parts = PARTS.map((part) => partOf(row, part));
  const consists = parts.every((mw) => mw !== null) ? strain("consists", num(missing), ...parts.map((mw) => num(mw))) : strain("uncovered", num(missing));
  return h("p", { class: "note shortage" }, `${hourName(hour)}: ${consists}. `, strain("not_load_shed"));
}

/** The worst hour's card. */
export async function statusCard(day: Day): Promise<HTMLElement> {
  const hour = worstHour(day);
  const row = day.system.get(hour);
  const word = s(row?.system_status);
  const missing = uncovered(day, hour);
  const hours = day.hours.filter((one) => uncovered(day, one) > 0).length;
  const out = await outages(day, hour);
  const outside = imports(day, hour);
  return h("section", { class: "card status " + (word || "unknown"), id: "card-status", "aria-labelledby": "title-status" },
    h("h2", { id: "title-status" }, t("status.title")),
    h("p", { class: "word" }, hasStrain("status." + word) ? strain("status." + word) : t("app.nodata")),
    hasStrain("definition." + word) ? h("p", { class: "definition" }, t("status.hour", hourName(hour)), strain("definition." + word), ".") : null,
    missing > 0
      ? [
        h("p", { class: "figure" }, strain("uncovered", num(missing)), h("span", { class: "note" }, " ", t("status.hours", hours, day.hours.length))),
        taken(row, missing),
        h("p", { class: "plainly" }, strain("not_load_shed")),
      ]
      : h("p", { class: "figure" }, t("glance.enough")),
    h("p", { class: "note" }, t("status.assumed"), " ",
      outside === null ? strain("assumed.imports.unknown") : strain("assumed.imports", num(outside)), "; ",
      out === null ? strain("assumed.outages.unknown") : strain("assumed.outages", num(out)), "."));
}
