// What each policy would have granted.
import { h, type Child } from "../dom";
import { n, rows, s } from "../data";
import { code, explain, hasExplanation, regionName, t } from "../i18n";
import { num } from "../format";
import { barList } from "../chart";
import { plainTable, type Column } from "../table";
import { card } from "../parts";
import { tieName } from "../morning/areas";

const SHOWN = 6;

/** `element=hours` entries in words, those of the most hours first. */
function binding(text: string): HTMLElement {
  const list = text.split(";").filter(Boolean).map((part) => {
    const [element = "", hours = "0"] = part.split("=");
    return { element, hours: Number(hours) };
  }).sort((a, b) => b.hours - a.hours);
  const words = (element: string): string => {
    const [kind = "", name = ""] = element.split(":");
    const where = kind === "tie" ? tieName(name) : name.startsWith("KZ-") || name.startsWith("X-") ? regionName(name) : code(name);
    if (hasExplanation("element." + kind)) return explain("element." + kind, where).replace(/^- |:.*$/g, "");
    return hasExplanation("kind." + kind) ? explain("kind." + kind) : element;
  };
  const rest = list.slice(SHOWN);
  return h("ul", { class: "plainlist" },
    list.slice(0, SHOWN).map((one) => h("li", {}, `${words(one.element)}: ${num(one.hours)} ${t("unit.h")}`)),
    rest.length ? h("li", { class: "note" }, t("policies.others", rest.length, rest[0]?.hours ?? 0)) : null);
}

export async function policies(): Promise<Child[]> {
  const list = await rows("out_quota__policies");
  const decided = list.find((row) => row.decides === true);
  const bars = (title: string, key: string, decimals: number): HTMLElement =>
    card("p" + key, title, "", barList(title, list.map((row) => ({
      name: code(s(row.policy)) + (row.decides === true ? " ●" : ""), value: n(row[key]), text: num(row[key], decimals), css: row.decides === true ? "accent" : "", mark: row.decides === true }))));
  const columns: Column[] = [
    { key: "policy", show: (row) => h("span", {}, code(s(row.policy)), row.decides === true ? h("span", { class: "badge" }, t("policies.decides")) : null) },
    { key: "granted_mwh", decimals: 1 }, { key: "interruptible_mwh", decimals: 1 }, { key: "unused_surplus_mwh", decimals: 1 },
    { key: "jain_index", decimals: 3 }, { key: "lowest_level", decimals: 3 }, { key: "sites" }, { key: "sites_cut_to_zero" }, { key: "shut_off_site_hours" },
    { key: "raised_mwh", decimals: 1 }, { key: "lowered_mwh", decimals: 1 }, { key: "cost_at_bid_kzt", decimals: 0 }, { key: "without_bid_mwh", decimals: 1 },
    { key: "exactness", show: (row) => code(s(row.exactness)) },
  ];
  return [
    card("policies", t("policies.title"), decided ? t("policies.note", code(s(decided.policy))) : "", plainTable(t("policies.title"), columns, list)),
    h("div", { class: "two" },
      bars(t("policies.granted"), "granted_mwh", 1), bars(t("policies.even"), "jain_index", 3),
      bars(t("policies.zero"), "sites_cut_to_zero", 0), bars(t("policies.unused"), "unused_surplus_mwh", 1)),
    card("pbinding", t("policies.binding"), "",
      h("div", { class: "four" }, list.map((row) => h("div", {}, h("h3", {}, code(s(row.policy))), binding(s(row.binding_hours)))))),
  ];
}
