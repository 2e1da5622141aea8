// What mining may take, and why.
import { h, type Child } from "../dom";
import { groupBy, known, n, restricted, rows, s, total, type Row } from "../data";
import { REGIONS, code, explain, hasExplanation, t, zoneName } from "../i18n";
import { hourName, num } from "../format";
import { chartOf } from "../chart";
import { savesOf } from "../table";
import { hashOf } from "../state";
import { uncovered, type Day } from "./day";

const kindName = (kind: string): string => (hasExplanation("kind." + kind) ? explain("kind." + kind) : kind);

/** Hours by what bound the sites, most first: counts of site-hours; of everybody's page the hours alone. */
function reasons(day: Day, sites: Row[]): Child {
  const short = day.hours.filter((hour) => uncovered(day, hour) > 0).length;
  if (sites.length === 0) return short ? h("p", {}, t("mining.short", short, day.hours.length)) : null;
  const kinds = [...groupBy(sites, (row) => s(row.binding_kind)).entries()].sort((a, b) => b[1].length - a[1].length);
  return h("ul", { class: "plainlist" }, kinds.slice(0, 4).map(([kind, list]) =>
    h("li", {}, `${kindName(kind)}: ${num((100 * list.length) / sites.length)} %`)));
}

function byZone(list: Row[]): Row[] {
  return ["North", "South", "West"].map((zone) => {
    const inside = new Set(REGIONS.filter((region) => region.zone === zone).map((region) => region.code));
    const of = list.filter((row) => inside.has(s(row.region)));
    return { zone, quota_mwh: total(of, "quota_mw"), exempt_mwh: total(of, "exempt_mw"), interruptible_mwh: total(of, "interruptible_mw") };
  });
}

export async function miningCard(day: Day): Promise<HTMLElement> {
  const [regionHours, policies, sites] = await Promise.all([
    rows("out_quota__region_hours"), rows("out_quota__policies"), restricted ? rows("out_quota__site_hours") : Promise.resolve<Row[]>([])]);
  const decided = policies.find((row) => row.decides === true);
  const quota = decided?.granted_mwh ?? total(regionHours, "quota_mw");
  const hourly = (key: string): (number | null)[] => day.hours.map((hour) => total(regionHours.filter((row) => row.market_hour === hour), key));
  const quotas = hourly("quota_mw");
  const most = quotas.reduce<number>((a, b, i) => (n(b) > n(quotas[a]) ? i : a), 0);
  const zones = byZone(regionHours);
  const cellOf = (value: number | null | undefined): string => num(value);
  const table = h("table", { class: "small" }, h("caption", { class: "hidden" }, t("mining.title")),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("col.zone")), ["quota_mwh", "exempt_mwh"].map((key) => h("th", { scope: "col", class: "number" }, t("col." + key))))),
    h("tbody", {}, zones.map((row) => h("tr", {}, h("th", { scope: "row" }, zoneName(s(row.zone))), h("td", { class: "number" }, cellOf(row.quota_mwh as number | null)), h("td", { class: "number" }, cellOf(row.exempt_mwh as number | null))))));
  return h("section", { class: "card may", id: "card-mining", "aria-labelledby": "title-mining" },
    h("h2", { id: "title-mining" }, t("mining.title")),
    h("p", { class: "figure" }, h("strong", {}, num(quota), " ", t("unit.mwh")), " ",
      h("span", { class: "note" }, t("mining.besides", num(decided?.interruptible_mwh ?? total(regionHours, "interruptible_mw")), num(total(regionHours, "exempt_mw"))))),
    quotas.every(known) ? h("p", { class: "note" }, n(quotas[most]) > 0 ? t("mining.most", num(quotas[most], 1), hourName(day.hours[most] ?? 0)) : t("mining.nothing")) : null,
    table,
    savesOf(t("mining.title"), ["zone", "quota_mwh", "exempt_mwh"].map((key) => ({ key })), () => zones, () => table),
    h("h3", {}, t("mining.why")),
    reasons(day, sites),
    chartOf({
      title: t("region.quota"), unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 100, decimals: 1, lines: [],
      bars: [{ name: t("series.exempt"), css: "exempt", ys: hourly("exempt_mw") }, { name: t("series.quota"), css: "quota", ys: quotas }],
    }),
    h("p", { class: "note" }, decided ? t("mining.rule", code(s(decided.policy))) + " " : "", h("a", { href: hashOf({ tab: "quotas", site: "" }) }, t("mining.all"))));
}

export const quotaOf = (list: Row[]): number | null => (list.length ? total(list, "quota_mw") : null);
