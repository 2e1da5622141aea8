// Tomorrow at a glance: how tight, where and when, what mining may take and why.
import { h, type Child } from "../dom";
import { facts, known, rows, total, type Row } from "../data";
import { REGIONS, code, letter, levelAt, t } from "../i18n";
import { hourName, num } from "../format";
import { step } from "../heat";
import { shapes, tiles, type Mark } from "../map";
import { savePng } from "../png";
import { behind, pictureSaver, saver, type Column } from "../table";
import { go, state } from "../state";
import { levelLegend } from "../year";
import { card, choice } from "../parts";
import { charts } from "../morning/charts";
import { dayOf, levelOf, worstLevel, type Day } from "../morning/day";
import { levelsCard, whyCard } from "../morning/levels";
import { miningCard } from "../morning/mining";
import { statusCard } from "../morning/status";
import { strip } from "../morning/strip";

function marks(day: Day, quotas: Row[]): Map<string, Mark> {
  const hour = state.hour === "" ? null : Number(state.hour);
  const result = new Map<string, Mark>();
  for (const region of REGIONS) {
    const hours = day.regions.get(region.code);
    const one = hour === null ? undefined : hours?.get(hour);
    let mark: Mark = { css: "none", text: "·", title: t("app.nodata") };
    if (state.show === "level" && hours) {
      const level = hour === null ? worstLevel([...hours.values()].map(levelOf)) : levelOf(one);
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

function map(day: Day, quotas: Row[]): HTMLElement {
  const placed = marks(day, quotas);
  const label = `${t("map.title")}: ${t("map." + state.show)}`;
  const legend = state.show === "level" ? levelLegend() : null;
  const drawn = state.map === "tiles" ? tiles(label, placed) : shapes(label, placed);
  const columns: Column[] = [{ key: "region" }, { key: "value", label: t("map." + state.show), text: true }];
  const list = (): Row[] => REGIONS.map((region) => ({ region: region.code, value: placed.get(region.code)?.title ?? "" }));
  return card("map", t("map.title"), "",
    h("div", { class: "tools" },
      choice(t("map.title"), "map", [["shapes", t("map.shapes")], ["tiles", t("map.tiles")]]),
      choice(t("map.show"), "show", [["level", t("map.level")], ["surplus", t("map.surplus")], ["quota", t("map.quota")]]),
      h("label", { class: "field" }, h("span", {}, t("map.hour")),
        h("select", { "data-key": "hour", onchange: (event: Event) => go({ hour: (event.target as HTMLSelectElement).value }) },
          h("option", { value: "", selected: state.hour === "" }, t("map.worst")),
          day.hours.map((hour) => h("option", { value: hour, selected: state.hour === String(hour) }, hourName(hour)))))),
    legend,
    drawn,
    h("div", { class: "saves" }, pictureSaver(label, () => savePng(label, drawn, legend)), saver(label, columns, list)),
    behind(label, columns, list));
}

export async function glance(): Promise<Child[]> {
  const [day, quotas] = await Promise.all([dayOf(), rows("out_quota__region_hours")]);
  const [status, mining, health, below] = await Promise.all([statusCard(day), miningCard(day), strip(day), charts(day)]);
  const why = whyCard(day);
  return [
    health,
    h("div", { class: "opening" }, status, levelsCard(day), mining),
    h("div", { class: "two" }, map(day, quotas), why ? card("why", t("why.title"), t("why.note"), why) : null),
    ...below,
    facts.tables["out_strain__system_hours"] ? null : h("p", { class: "note" }, t("app.none")),
  ];
}
