// Quotas: by region for everybody; by site, with reasons, where sites may be seen.
import { h, type Child } from "../dom";
import { facts, groupBy, known, n, restricted, rows, s, sum, total, type Row } from "../data";
import { REGIONS, explain, hasExplanation, regionName, regionShort, t, zoneName } from "../i18n";
import { DASH, hourName, num, pct } from "../format";
import { barList, chartOf } from "../chart";
import { heatTable, step } from "../heat";
import { plainTable, searchable, type Column } from "../table";
import { hashOf, state } from "../state";
import { siteCell, siteName } from "../sites";
import { card } from "../parts";
import { dayOf, uncovered } from "../morning/day";
import { shortage } from "../morning/status";
import { tieName } from "../morning/areas";

/** What bound a quota, in a few words. */
export const bound = (kind: string): string => (hasExplanation("kind." + kind) ? explain("kind." + kind) : kind);

function byRegion(list: Row[]): Row[] {
  return [...groupBy(list, (row) => s(row.region)).entries()].map(([region, hours]) => {
    const licensed = total(hours, "licensed_mw");
    const used = total(hours, "quota_mw", "exempt_mw");
    return {
      region, sites: hours[0]?.sites ?? null, licensed_mw: hours[0]?.licensed_mw ?? null,
      quota_mwh: total(hours, "quota_mw"), exempt_mwh: total(hours, "exempt_mw"), allowed_mwh: used, interruptible_mwh: total(hours, "interruptible_mw"),
      reoffer_mwh: total(hours, "reoffer_mw"),
      used_pct: licensed !== null && licensed > 0 && used !== null ? (100 * used) / licensed : null,
    };
  }).filter((row) => row.sites !== 0);
}

function regionCards(list: Row[]): HTMLElement[] {
  const regions = byRegion(list);
  const hours = [...new Set(list.map((row) => n(row.market_hour)))].sort((a, b) => a - b);
  const cells = new Map(list.map((row) => [`${s(row.region)} ${n(row.market_hour)}`, row]));
  const columns: Column[] = [
    { key: "region", show: (row) => h("a", { href: hashOf({ tab: "region", region: s(row.region) }) }, regionName(s(row.region))) },
    { key: "quota_mwh", decimals: 1 }, { key: "exempt_mwh", decimals: 1 }, { key: "allowed_mwh", decimals: 1 }, { key: "interruptible_mwh", decimals: 1 },
    { key: "reoffer_mwh", decimals: 1 }, { key: "sites" }, { key: "licensed_mw", decimals: 2 }, { key: "used_pct", decimals: 1 },
  ];
  return [
    card("qregions", t("quotas.regions"), "", searchable(t("quotas.regions"), columns, regions, { key: "quota_mwh", down: true })),
    card("qhours", t("quotas.hours"), "",
      heatTable(t("quotas.hours"), t("col.region"), hours.map((hour) => ({ text: String(hour).padStart(2, "0"), label: hourName(hour) })),
        REGIONS.filter((region) => regions.some((row) => row.region === region.code)).map((region) => ({
          name: regionShort(region.code),
          key: region.code,
          cells: hours.map((hour) => {
            const row = cells.get(`${region.code} ${hour}`);
            if (!row) return null;
            const [licensed, used] = [row.licensed_mw, total([row], "quota_mw", "exempt_mw")];
            if (!known(licensed) || used === null) return { text: DASH, css: "none", value: null, title: `${regionName(region.code)}, ${hourName(hour)}: ${t("app.nodata")}` };
            if (licensed <= 0) return null;
            const share = used / licensed;
            return { text: num(100 * share), css: step(share), value: 100 * share, title: `${regionName(region.code)}, ${hourName(hour)}: ${pct(100 * share, 1)}` };
          }),
        })), "numbers")),
  ];
}

/** Hours as ranges, in words: 00–03, 18. */
function ranges(hours: number[]): string {
  const parts: string[] = [];
  let from = hours[0] ?? 0;
  hours.forEach((hour, i) => {
    if (hours[i + 1] !== hour + 1) {
      parts.push(from === hour ? hourName(from) : `${hourName(from)}–${hourName(hour)}`);
      from = hours[i + 1] ?? 0;
    }
  });
  return parts.join(", ");
}

function siteRows(list: Row[], credits: Map<string, Row>): Row[] {
  return [...groupBy(list, (row) => s(row.site_id)).entries()].map(([site, hours]) => {
    const first = hours[0] ?? {};
    const totals = hours.map((row) => n(row.quota_mw));
    const kinds = [...groupBy(hours, (row) => s(row.binding_kind)).entries()].sort((a, b) => b[1].length - a[1].length);
    const licensed = sum(hours.map((row) => n(row.licensed_mw)));
    return {
      site_id: site, miner_bin: first.miner_bin ?? null, region: first.region ?? null, tier: first.tier ?? null, licensed_mw: first.licensed_mw ?? null,
      quota_mwh: sum(totals), quota_range: Math.max(...totals),
      range_text: `${num(Math.min(...totals), 2)} – ${num(Math.max(...totals), 2)}`,
      exempt_mwh: total(hours, "exempt_mw"), interruptible_mwh: total(hours, "interruptible_mw"),
      allowed_mwh: total(hours, "allowed_mw"), reoffer_mwh: total(hours, "reoffer_mw"),
      used_pct: licensed > 0 ? (100 * (total(hours, "allowed_mw") ?? 0)) / licensed : null,
      shutoff_hours: credits.get(site)?.shutoff_hours ?? 0,
      binding_kind: kinds.map(([kind, of]) => `${bound(kind)} (${of.length} ${t("unit.h")})`).join("; "),
    };
  });
}

function siteTable(list: Row[], credits: Map<string, Row>): HTMLElement {
  const columns: Column[] = [
    { key: "site_id", show: (row) => siteCell(s(row.site_id)) },
    { key: "quota_mwh", decimals: 2 },
    { key: "region", show: (row) => h("span", { title: regionName(s(row.region)) }, regionShort(s(row.region))) },
    { key: "licensed_mw", decimals: 2 }, { key: "used_pct", decimals: 1 },
    { key: "binding_kind", show: (row) => h("span", { class: "wrap" }, s(row.binding_kind)) },
    { key: "quota_range", show: (row) => s(row.range_text) }, { key: "exempt_mwh", decimals: 2 }, { key: "allowed_mwh", decimals: 2 }, { key: "interruptible_mwh", decimals: 2 }, { key: "reoffer_mwh", decimals: 2 },
    { key: "shutoff_hours" }, { key: "tier" }, { key: "miner_bin", text: true },
  ];
  return card("qsites", t("quotas.sites"), "", searchable(t("quotas.sites"), columns, siteRows(list, credits), { key: "quota_mwh", down: true }));
}

/** `kind:name=MW` elements in words; over several hours each with its range. */
function elements(texts: string[], decimals: number): string[] {
  const values = new Map<string, number[]>();
  for (const part of texts.flatMap((text) => text.split(";")).map((one) => one.trim()).filter(Boolean)) {
    const at = part.indexOf("=");
    const element = at < 0 ? part : part.slice(0, at);
    const list = values.get(element) ?? [];
    list.push(at < 0 ? NaN : Number(part.slice(at + 1)));
    values.set(element, list);
  }
  return [...values.entries()].map(([element, list]) => {
    const [kind = "", name = ""] = element.split(":");
    const where = kind === "tie" ? tieName(name) : kind === "zone" || kind === "floor_price" ? zoneName(name) : regionName(name);
    // A surplus below 0 is a need, and a tie of 0 takes nothing from anybody: both are said so.
    if (kind === "surplus" && Math.max(...list) < 0) return explain("element.need", where, range(list.map((mw) => -mw), decimals));
    if (kind === "tie" && Math.max(...list) === 0) return explain("element.tie.zero", where);
    return hasExplanation("element." + kind) ? explain("element." + kind, where, range(list, decimals)) : element;
  });
}

/** The first of many, and how many more there are. */
const few = (list: string[]): string => list.slice(0, 3).join("; ") + (list.length > 3 ? `; … +${list.length - 3}` : "");

function range(list: number[], decimals: number): string {
  const low = num(Math.min(...list), decimals);
  const high = num(Math.max(...list), decimals);
  return low === high ? low : `${low} … ${high}`;
}

function cause(reason: Row, region: string, unserved: number[]): string {
  const kind = s(reason.binding_kind);
  if (kind === "min_load") return t("site.minload");
  const key = "cause." + (s(reason.binding_elements).startsWith("floor_price") ? "floor_price" : kind);
  return hasExplanation(key) ? explain(key, regionName(region), range(unserved, 1)) : kind;
}

async function sitePage(site: string, list: Row[]): Promise<Child[]> {
  const own = list.filter((row) => row.site_id === site).sort((a, b) => n(a.market_hour) - n(b.market_hour));
  const [explanations, day] = await Promise.all([rows("out_quota__explanations"), dayOf()]);
  const reasons = new Map(explanations.filter((row) => row.site_id === site).map((row) => [n(row.market_hour), row]));
  const unserved = new Map(day.hours.map((hour) => [hour, uncovered(day, hour)]));
  const back = h("p", {}, h("a", { href: hashOf({ site: "" }) }, t("quotas.back")));
  const first = own[0];
  if (!first) return [back, h("p", {}, t("app.none"))];
  const region = s(first.region);
  const hours = own.map((row) => n(row.market_hour));
  const groups: { kind: string; hours: number[]; reasons: Row[] }[] = [];
  for (const row of own) {
    const reason = reasons.get(n(row.market_hour)) ?? row;
    const kind = `${s(row.binding_kind)}|${s(reason.binding_elements).replace(/=[^;]*/g, "")}`;
    const group = groups.find((one) => one.kind === kind);
    if (group) {
      group.hours.push(n(row.market_hour));
      group.reasons.push(reason);
    } else groups.push({ kind, hours: [n(row.market_hour)], reasons: [reason] });
  }
  const ys = (key: string): (number | null)[] => own.map((row) => (known(row[key]) ? n(row[key]) : null));
  const ofDay = total(own, "quota_mw");
  const hourRows: Row[] = own.map((row) => ({ ...row, ...(reasons.get(n(row.market_hour)) ?? {}), quota_mw: row.quota_mw ?? null }));
  const columns: Column[] = [
    { key: "market_hour", label: t("col.hour"), show: (row) => hourName(n(row.market_hour)), text: true },
    { key: "quota_mw", decimals: 3 }, { key: "exempt_mw", decimals: 3 }, { key: "allowed_mw", decimals: 3 }, { key: "interruptible_mw", decimals: 3 }, { key: "reoffer_mw", decimals: 3 },
    { key: "binding_kind", show: (row) => bound(s(row.binding_kind)) },
    { key: "binding_elements", show: (row) => h("span", { class: "wrap" }, few(elements([s(row.binding_elements)], 3))) },
    { key: "marginal_right", decimals: 3 },
  ];
  return [
    back,
    h("h2", { class: "site" }, t("site.title", site)),
    siteName(site) ? h("p", { class: "site-name", lang: state.lang === "kk" ? "kk" : "ru" }, siteName(site)) : null,
    h("dl", { class: "facts" },
      [["miner_bin", s(first.miner_bin)], ["region", regionName(region)], ["tier", s(first.tier)], ["licensed_mw", num(first.licensed_mw, 3)],
        ["quota_mwh", num(ofDay, 3)], ["policy", explain("policy." + s(first.policy))]]
        .map(([key, value]) => h("div", {}, h("dt", {}, key === "quota_mwh" ? t("site.day") + ", " + t("unit.mwh") : t("col." + (key ?? ""))), h("dd", {}, value)))),
    h("div", { class: "two" },
      card("schart", t("site.chart"), "", chartOf({
        title: `${t("site.title", site)}: ${t("site.chart")}`, unit: t("unit.mw"), xs: hours, xName: hourName, xHead: t("col.hour"), zero: true, decimals: 3,
        lines: [{ name: t("series.licensed"), css: "licensed", ys: ys("licensed_mw") }],
        bars: [
          { name: t("series.exempt"), css: "exempt", ys: ys("exempt_mw") },
          { name: t("series.quota"), css: "quota", ys: ys("quota_mw") },
          { name: t("series.interruptible"), css: "interruptible", ys: ys("interruptible_mw") },
        ],
      })),
      card("swords", t("site.words"), "",
        h("ul", { class: "reasons" }, groups.map((group) => {
          const reason = group.reasons[0] ?? {};
          const parts = elements(group.reasons.map((one) => s(one.binding_elements)), 1);
          const list = h("ul", {}, parts.map((text) => h("li", {}, text)));
          const shares = group.reasons.map((one) => one.fill_level).filter(known);
          return h("li", {},
            h("b", {}, `${ranges(group.hours)}: ${bound(s(reason.binding_kind))}`),
            h("p", {}, cause(reason, region, group.hours.map((hour) => unserved.get(hour) ?? 0))),
            s(reason.binding_kind) === "deficit" ? shortage(day) : null,
            parts.length > 4 ? h("details", { class: "behind" }, h("summary", {}, t("site.elements", parts.length)), list) : parts.length ? list : null,
            shares.length && s(reason.binding_kind) !== "own_generation" ? h("p", { class: "note" }, t("site.share", range(shares, 3), s(reason.tier))) : null);
        })),
        h("p", { class: "note" }, t("site.again", site, facts.delivery_date)))),
    card("shours", t("site.hours"), "", plainTable(t("site.hours"), columns, hourRows)),
  ];
}

export async function quotas(): Promise<Child[]> {
  const regionHours = await rows("out_quota__region_hours");
  if (!restricted) return regionCards(regionHours);
  const [sites, creditRows] = await Promise.all([rows("out_quota__site_hours"), rows("out_quota__credits")]);
  if (state.site !== "") return sitePage(state.site, sites);
  const credits = new Map(creditRows.map((row) => [s(row.site_id), row]));
  const kinds = [...groupBy(sites, (row) => s(row.binding_kind)).entries()].sort((a, b) => b[1].length - a[1].length);
  const short = shortage(await dayOf());
  return [
    siteTable(sites, credits),
    card("qwhy", t("quotas.why"), t("quotas.why.note"), short,
      barList(t("quotas.why"), kinds.map(([kind, list]) => ({ name: bound(kind), value: list.length, text: `${num(list.length)} (${pct((100 * list.length) / Math.max(1, sites.length), 0)})`, css: "accent" })))),
    ...regionCards(regionHours),
  ];
}
