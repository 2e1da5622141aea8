// Tomorrow at a glance.
import { h, type Child } from "../dom";
import { known, n, rows, s, groupBy, sum, total, facts, type Row, type Value } from "../data";
import { LEVELS, REGIONS, code, letter, levelAt, regionName, regionShort, t, zoneName } from "../i18n";
import { hourName, num } from "../format";
import { chartOf } from "../chart";
import { heatTable, step, type HeatCell } from "../heat";
import { shapes, tiles, type Mark } from "../map";
import { behind } from "../table";
import { go, hashOf, state } from "../state";
import { levelLegend } from "../year";
import { card, choice } from "../parts";

export interface DayHours {
  hours: number[];
  regions: Map<string, Map<number, Row>>;
  zones: Map<string, Map<number, Row>>;
}

export async function dayHours(): Promise<DayHours> {
  const [regionRows, zoneRows] = await Promise.all([rows("out_strain__region_hours"), rows("out_strain__zone_hours")]);
  const byHour = (list: Row[]): Map<number, Row> => new Map(list.map((row) => [n(row.market_hour), row]));
  const hours = [...new Set([...zoneRows, ...regionRows].map((row) => n(row.market_hour)))].sort((a, b) => a - b);
  const regions = new Map<string, Map<number, Row>>();
  for (const [region, list] of groupBy(regionRows, (row) => s(row.region))) regions.set(region, byHour(list));
  const zones = new Map<string, Map<number, Row>>();
  for (const zone of ["North", "South", "West"]) {
    const list = zoneRows.filter((row) => row.zone === zone);
    if (list.length) zones.set(zone, byHour(list));
  }
  return { hours, regions, zones };
}

/** The whole system's figures of an hour: the same in each zone's row. */
function system(day: DayHours, hour: number): Row | undefined {
  for (const zone of day.zones.values()) {
    const row = zone.get(hour);
    if (row) return row;
  }
  return undefined;
}

export function national(day: DayHours, hour: number): number | null {
  const parts = [...day.zones.values()].map((zone) => zone.get(hour)?.zone_surplus_mw);
  return parts.length > 0 && parts.every(known) ? sum(parts.map(n)) : null;
}

function worstLevel(hours: Map<number, Row> | undefined): string {
  let worst = -1;
  for (const row of hours?.values() ?? []) worst = Math.max(worst, levelAt(row.level));
  return LEVELS[worst] ?? "";
}

function kpi(name: string, value: string, unit: string, note: Child, css = ""): HTMLElement {
  return h("div", { class: "kpi " + css }, h("dt", {}, name), h("dd", {}, h("strong", {}, value, h("small", {}, " ", unit)), h("span", { class: "note" }, note)));
}

function headline(day: DayHours, granted: Value): HTMLElement {
  const short = day.hours.filter((hour) => n(system(day, hour)?.unserved_mw) > 0);
  const worst = short.reduce((a, b) => (n(system(day, b)?.unserved_mw) > n(system(day, a)?.unserved_mw) ? b : a), short[0] ?? 0);
  const strained = [...day.regions.entries()].filter(([, hours]) => levelAt(worstLevel(hours)) > 0).map(([region]) => regionName(region));
  return h("p", { class: "headline" },
    short.length > 0
      ? t("glance.short", short.length, day.hours.length, num(system(day, worst)?.unserved_mw), hourName(worst))
      : t("glance.enough"),
    " ", t("glance.granted", num(granted)), " ",
    strained.length ? t("glance.regions", strained.join(", ")) : t("glance.allgreen"));
}

function heat(day: DayHours): HTMLElement {
  const chosen = state.hour;
  const heads = day.hours.map((hour) => ({
    text: String(hour).padStart(2, "0"),
    label: `${t("map.hour")} ${hourName(hour)}`,
    chosen: chosen === String(hour),
    onclick: () => go({ hour: chosen === String(hour) ? "" : String(hour) }),
  }));
  const cellOf = (name: string, row: Row | undefined, level: unknown, ratio?: unknown): HeatCell => ({
    text: letter(level),
    css: levelAt(level) < 0 ? "none" : String(level),
    title: `${name}, ${hourName(n(row?.market_hour))}: ${level ? code(String(level)) : t("app.nodata")}${known(ratio as number) ? `, ${num(ratio, 3)}` : ""}`,
  });
  const systemRow = {
    name: t("heat.system"),
    css: "total",
    cells: day.hours.map((hour) => {
      const row = system(day, hour);
      return cellOf(t("heat.system"), row, row?.system_level);
    }),
  };
  const order = ["North", "South", "West"];
  const listed = [...REGIONS].sort((a, b) => order.indexOf(a.zone) - order.indexOf(b.zone));
  let zone = "";
  const regionRows = listed.map((region) => {
    const first = region.zone !== zone;
    zone = region.zone;
    return {
      name: h("a", { href: hashOf({ tab: "region", region: region.code }), title: `${regionName(region.code)} · ${zoneName(region.zone)}` }, regionShort(region.code)),
      css: first ? "first" : "",
      cells: day.hours.map((hour) => {
        const row = day.regions.get(region.code)?.get(hour);
        return row ? cellOf(regionName(region.code), row, row.level, row.stress_ratio) : null;
      }),
    };
  });
  const ratios = (): Row[] => REGIONS.map((region) => {
    const row: Row = { region: region.code };
    for (const hour of day.hours) row[`h${hour}`] = day.regions.get(region.code)?.get(hour)?.stress_ratio ?? null;
    return row;
  });
  return card("heat", t("heat.title"), t("heat.note"),
    levelLegend(),
    heatTable(t("heat.title"), t("col.region"), heads, [systemRow, ...regionRows], "levels"),
    behind(t("heat.title"), [{ key: "region" }, ...day.hours.map((hour) => ({ key: `h${hour}`, label: String(hour), decimals: 2 }))], ratios, t("heat.values")));
}

function marks(day: DayHours, quotas: Row[]): Map<string, Mark> {
  const hour = state.hour === "" ? null : Number(state.hour);
  const result = new Map<string, Mark>();
  for (const region of REGIONS) {
    const hours = day.regions.get(region.code);
    const one = hour === null ? undefined : hours?.get(hour);
    let mark: Mark = { css: "none", text: "·", title: t("app.nodata") };
    if (state.show === "level" && hours) {
      const level = hour === null ? worstLevel(hours) : s(one?.level);
      if (levelAt(level) >= 0) mark = { css: level, text: letter(level), title: code(level) };
    } else if (state.show === "surplus" && hours) {
      const values = (hour === null ? [...hours.values()] : one ? [one] : []).map((row) => row.surplus_mw).filter(known);
      if (values.length) {
        const value = Math.min(...values);
        mark = { css: value < 0 ? (value < -300 ? "d0" : "d1") : value > 300 ? "d3" : "d2", text: num(value), title: `${num(value)} ${t("unit.mw")}` };
      }
    } else if (state.show === "quota") {
      const list = quotas.filter((row) => row.region === region.code && (hour === null || row.market_hour === hour));
      const licensed = total(list, "licensed_mw");
      const used = total(list, "quota_mw", "exempt_mw");
      if (licensed !== null && licensed > 0 && used !== null) {
        const share = used / licensed;
        mark = { css: step(share), text: num(100 * share), title: `${num(100 * share, 1)} %` };
      }
    }
    result.set(region.code, mark);
  }
  return result;
}

function map(day: DayHours, quotas: Row[]): HTMLElement {
  const placed = marks(day, quotas);
  const label = `${t("map.title")}: ${t("map." + state.show)}`;
  return card("map", t("map.title"), "",
    h("div", { class: "tools" },
      choice(t("map.title"), "map", [["shapes", t("map.shapes")], ["tiles", t("map.tiles")]]),
      choice(t("map.show"), "show", [["level", t("map.level")], ["surplus", t("map.surplus")], ["quota", t("map.quota")]]),
      h("label", { class: "field" }, h("span", {}, t("map.hour")),
        h("select", { "data-key": "hour", onchange: (event: Event) => go({ hour: (event.target as HTMLSelectElement).value }) },
          h("option", { value: "", selected: state.hour === "" }, t("map.worst")),
          day.hours.map((hour) => h("option", { value: hour, selected: state.hour === String(hour) }, hourName(hour)))))),
    state.map === "tiles" ? tiles(label, placed) : shapes(label, placed),
    behind(label, [{ key: "region" }, { key: "value", label: t("map." + state.show), text: true }],
      () => REGIONS.map((region) => ({ region: region.code, value: placed.get(region.code)?.title ?? "" }))));
}

export async function glance(): Promise<Child[]> {
  const [day, quotas, policies, areas] = await Promise.all([
    dayHours(), rows("out_quota__region_hours"), rows("out_quota__policies"), rows("out_forecast__area_hours")]);
  const decided = policies.find((row) => row.decides === true);
  const granted = decided?.granted_mwh ?? total(quotas, "quota_mw");
  const nation = areas.filter((row) => row.area === "nation" && known(row.load_p50_mw));
  const peak = nation.reduce<Row | undefined>((a, b) => (!a || n(b.load_p50_mw) > n(a.load_p50_mw) ? b : a), undefined);
  const totals = day.hours.map((hour) => national(day, hour));
  const lowest = totals.reduce<number>((at, value, i) => (value !== null && value < (totals[at] ?? Infinity) ? i : at), 0);
  const unserved = day.hours.map((hour) => n(system(day, hour)?.unserved_mw));
  const shortHours = unserved.filter((mw) => mw > 0).length;
  return [
    headline(day, granted),
    h("dl", { class: "kpis" },
      kpi(t("kpi.peak"), num(peak?.load_p50_mw), t("unit.mw"), peak ? t("kpi.peak.note", num(peak.load_p90_mw), hourName(n(peak.market_hour))) : t("app.nodata")),
      kpi(t((totals[lowest] ?? 0) < 0 ? "kpi.deficit" : "kpi.surplus"), num(known(totals[lowest]) ? Math.abs(totals[lowest] ?? 0) : null), t("unit.mw"), t("kpi.surplus.note", hourName(day.hours[lowest] ?? 0)), (totals[lowest] ?? 0) < 0 ? "bad" : ""),
      kpi(t("kpi.unserved"), num(sum(unserved)), t("unit.mwh"), t("kpi.unserved.note", shortHours, num(Math.max(0, ...unserved))), shortHours > 0 ? "bad" : ""),
      kpi(t("kpi.quota"), num(granted), t("unit.mwh"),
        t("kpi.quota.note", num(decided?.interruptible_mwh ?? total(quotas, "interruptible_mw")), num(total(quotas, "exempt_mw"))))),
    h("div", { class: "two" }, heat(day), map(day, quotas)),
    card("surplus", t("surplus.title"), t("surplus.note"),
      chartOf({
        title: t("surplus.title"), unit: t("unit.mw"), xs: day.hours, xName: hourName, xHead: t("col.hour"), zero: true, height: 300,
        lines: [
          { name: t("series.nation"), css: "nation", ys: totals },
          ...[...day.zones.entries()].map(([zone, hours]) => ({ name: zoneName(zone), css: "zone-" + zone, ys: day.hours.map((hour) => { const v = hours.get(hour)?.zone_surplus_mw; return known(v) ? v : null; }) })),
          { name: t("series.headroom"), css: "headroom", ys: day.hours.map((hour) => { const v = system(day, hour)?.system_headroom_mw; return known(v) ? v : null; }) },
        ],
      })),
    facts.tables["out_strain__zone_hours"] ? null : h("p", { class: "note" }, t("app.none")),
  ];
}
