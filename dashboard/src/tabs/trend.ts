// The last twelve months, from the region-days.
import { h, type Child } from "../dom";
import { groupBy, known, n, rows, s, sum, type Row } from "../data";
import { REGIONS, regionName, regionShort, t } from "../i18n";
import { day, dayShort, month, num } from "../format";
import { chartOf } from "../chart";
import { heatTable } from "../heat";
import { searchable, type Column } from "../table";
import { state } from "../state";
import { monthOf } from "../year";
import { card, pick } from "../parts";

export async function trend(): Promise<Child[]> {
  const [all, events] = await Promise.all([rows("out_strain__region_days"), rows("out_strain__events")]);
  const last = all.reduce((latest, row) => Math.max(latest, n(row.market_date)), 0);
  const year = all.filter((row) => n(row.market_date) > last - 365);
  const chosen = REGIONS.some((r) => r.code === state.region) ? state.region : "";
  const mine = chosen ? year.filter((row) => row.region === chosen) : year;
  const days = groupBy(mine, (row) => s(row.market_date));
  const xs = [...days.keys()].map(Number).sort((a, b) => a - b);
  const daily = (key: string): (number | null)[] => xs.map((x) => {
    const list = days.get(String(x)) ?? [];
    return list.every((row) => known(row[key])) ? sum(list.map((row) => n(row[key]))) : null;
  });
  const firsts = xs.filter((x) => new Date(x * 86_400_000).getUTCDate() === 1);
  const monthly = groupBy(mine, (row) => String(monthOf(n(row.market_date))));
  const months = [...monthly.keys()].map(Number).sort((a, b) => a - b);
  const perMonth = (pickOne: (row: Row) => number): number[] => months.map((m) => sum((monthly.get(String(m)) ?? []).map(pickOne)));
  const scope = chosen ? regionName(chosen) : t("trend.nation");
  const byRegion = groupBy(year, (row) => s(row.region));
  const allMonths = [...new Set(year.map((row) => monthOf(n(row.market_date))))].sort((a, b) => a - b);
  const heatRows = REGIONS.map((region) => ({
    name: regionShort(region.code),
    key: region.code,
    cells: allMonths.map((m) => {
      const list = (byRegion.get(region.code) ?? []).filter((row) => monthOf(n(row.market_date)) === m);
      if (!list.length) return null;
      const orange = sum(list.map((row) => n(row.hours_orange)));
      const red = sum(list.map((row) => n(row.hours_red)));
      return { text: orange ? num(orange) : "0", css: red > 0 ? "RED" : orange > 0 ? "ORANGE" : "zero", value: orange, title: `${regionName(region.code)}, ${month(m)}: ${num(orange)} ${t("unit.h")}` };
    }),
  }));
  const eventColumns: Column[] = [{ key: "region" }, { key: "event_start_utc" }, { key: "event_hours" }, { key: "short_mwh", decimals: 1 }, { key: "worst_hour_utc" }, { key: "worst_stress_ratio", decimals: 3 }];
  const common = { xs, xTicks: firsts, xHead: t("col.market_date"), zero: true };
  const tick = (x: number): string => (new Date(x * 86_400_000).getUTCDate() === 1 ? dayShort(x).replace(/^1\s/, "") : day(x));
  return [
    h("div", { class: "tools top" }, pick(t("trend.scope"), "region",
      [["", t("trend.nation")], ...REGIONS.map((r): [string, string] => [r.code, regionName(r.code)]).sort((a, b) => a[1].localeCompare(b[1], "kk"))], chosen)),
    card("tmining", `${t("trend.mining")}: ${scope}`, "", chartOf({ ...common, title: `${t("trend.mining")}: ${scope}`, unit: t("unit.mwh"), xName: tick, lines: [{ name: t("series.mining"), css: "mining", ys: daily("mining_mwh") }] })),
    h("div", { class: "two" },
      card("tlevels", `${t("trend.levels")}: ${scope}`, `${t("trend.levels.note")}${year.every((row) => known(row.hours_red_alone)) ? "" : " " + t("trend.levels.old")}`, chartOf({
        title: `${t("trend.levels")}: ${scope}`, unit: t("unit.h"), xs: months.map((_, i) => i), xName: (i) => month(months[i] ?? 0), xHead: t("col.month"), zero: true, lines: [],
        bars: [
          { name: t("code.RED"), css: "RED", ys: perMonth((row) => n(row.hours_red)) },
          { name: t("code.ORANGE"), css: "ORANGE", ys: perMonth((row) => n(row.hours_orange) - n(row.hours_red)) },
          { name: t("code.YELLOW"), css: "YELLOW", ys: perMonth((row) => n(row.hours_yellow) - n(row.hours_orange)) },
        ],
        beside: [{ name: t("trend.alone"), css: "", ys: months.map((m) => {
          const list = monthly.get(String(m)) ?? [];
          return list.every((row) => known(row.hours_red_alone)) ? sum(list.map((row) => n(row.hours_red_alone))) : null;
        }) }],
      })),
      card("tpeak", `${t("trend.peak")}: ${scope}`, chosen ? "" : t("trend.peak.nation"), chartOf({ ...common, title: `${t("trend.peak")}: ${scope}`, unit: t("unit.mw"), xName: tick, lines: [{ name: t("series.load"), css: "load", ys: daily("peak_load_mw") }] }))),
    card("theat", t("trend.heat"), "", heatTable(t("trend.heat"), t("col.region"), allMonths.map((m) => ({ text: month(m), label: month(m).replace(/\s/, " ") })), heatRows, "months")),
    card("tevents", t("trend.events"), t("trend.events.note"), events.length ? searchable(t("trend.events"), eventColumns, events, { key: "short_mwh", down: true }) : h("p", {}, t("app.none"))),
  ];
}
