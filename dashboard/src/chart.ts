// Line charts, bands, bars and heat maps as SVG, each with the table that it was drawn from.
import { scaleLinear } from "d3-scale";
import { area, line, curveMonotoneX, curveStepAfter } from "d3-shape";
import { fitted, g, h, tipBeside, type Child } from "./dom";
import { num } from "./format";
import { t } from "./i18n";
import { savePng } from "./png";
import { behind, pictureSaver, saver, savesOf, type Column } from "./table";
import type { Row } from "./data";

export interface Line {
  name: string;
  css: string;
  /** y for each x; null is not known and leaves a gap. */
  ys: (number | null)[];
  step?: boolean;
}

export interface Band {
  name: string;
  css: string;
  low: (number | null)[];
  high: (number | null)[];
}

export interface Chart {
  title: string;
  unit: string;
  xs: number[];
  xName: (x: number) => string;
  xTicks?: number[];
  /** Shorter names for the axis. */
  xTickName?: (x: number) => string;
  xLabel?: string;
  lines: Line[];
  bands?: Band[];
  /** Bars that stand on one another, drawn below the lines. */
  bars?: Line[];
  /** Columns of the table behind that are not drawn. */
  beside?: Line[];
  zero?: boolean;
  height?: number;
  decimals?: number;
  /** Heading of the first column of the table behind. */
  xHead: string;
}

const isKnown = (v: number | null | undefined): v is number => v !== null && v !== undefined && Number.isFinite(v);

function legend(chart: Chart): HTMLElement {
  const entries: [string, string, string][] = [
    ...chart.lines.map((l): [string, string, string] => [l.name, l.css, "line"]),
    ...(chart.bands ?? []).map((b): [string, string, string] => [b.name, b.css, "block"]),
    ...(chart.bars ?? []).map((b): [string, string, string] => [b.name, b.css, "block"]),
  ];
  return h("ul", { class: "legend", "aria-hidden": "true" }, entries.map(([name, css, kind]) =>
    h("li", {}, g("svg", { width: 26, height: 12, class: css },
      kind === "line"
        ? g("line", { x1: 1, x2: 25, y1: 6, y2: 6, class: "stroke" })
        : g("rect", { x: 2, y: 1, width: 22, height: 10, class: "fill" })), name)));
}

function summary(chart: Chart): string {
  const parts = [...chart.lines, ...(chart.bars ?? [])].map((l) => {
    const known = l.ys.filter(isKnown);
    return known.length === 0 ? l.name : `${l.name}: ${num(Math.min(...known), chart.decimals)} – ${num(Math.max(...known), chart.decimals)} ${chart.unit}`;
  });
  return `${chart.title}. ${parts.join("; ")}`;
}

function limits(chart: Chart): [number, number] {
  const values: number[] = [];
  for (const l of chart.lines) values.push(...l.ys.filter(isKnown));
  for (const b of chart.bands ?? []) values.push(...b.low.filter(isKnown), ...b.high.filter(isKnown));
  const bars = chart.bars ?? [];
  if (bars.length > 0) {
    chart.xs.forEach((_, i) => values.push(bars.reduce((total, b) => total + (b.ys[i] ?? 0), 0)));
    values.push(0);
  }
  if (values.length === 0) return [0, 1];
  let low = Infinity;
  let high = -Infinity;
  for (const v of values) {
    if (v < low) low = v;
    if (v > high) high = v;
  }
  if (chart.zero) {
    low = Math.min(0, low);
    high = Math.max(0, high);
  }
  if (high === low) high = low + 1;
  const room = (high - low) * 0.06;
  return [low === 0 ? 0 : low - room, high === 0 ? 0 : high + room];
}

function draw(chart: Chart, width: number): SVGElement {
  const height = chart.height ?? 260;
  const [low, high] = limits(chart);
  const bottom = height - (chart.xLabel ? 40 : 24);
  // A label needs 18 px, or it meets the next one.
  const steps = Math.max(1, Math.min(5, Math.floor((bottom - 20) / 18)));
  const probe = scaleLinear().domain([low, high]).nice(steps);
  const decimalsOfTicks = Math.max(0, -Math.floor(Math.log10((high - low) / steps)));
  const ticks = probe.ticks(steps);
  const labels = ticks.map((v) => num(v, decimalsOfTicks));
  const left = 12 + Math.max(...labels.map((l) => l.length)) * 7;
  const right = 22;
  const first = chart.xs[0] ?? 0;
  const last = chart.xs[chart.xs.length - 1] ?? 1;
  const bars = chart.bars ?? [];
  const barred = bars.length > 0;
  const x = scaleLinear().domain(barred ? [first - 0.5, last + 0.5] : [first, last]).range([left, width - right]);
  const y = probe.range([bottom, 20]);
  const svg = g("svg", { width, height, viewBox: `0 0 ${width} ${height}`, role: "img", tabindex: "0", "aria-label": summary(chart) });
  svg.append(g("text", { x: left, y: 11, class: "axis unit" }, chart.unit));
  ticks.forEach((v, i) => {
    svg.append(g("line", { x1: left, x2: width - right, y1: y(v), y2: y(v), class: v === 0 ? "zero" : "gridline" }));
    svg.append(g("text", { x: left - 6, y: y(v) + 4, class: "axis end" }, labels[i] ?? ""));
  });
  const every = chart.xTicks ?? chart.xs;
  const tickName = chart.xTickName ?? chart.xName;
  const widest = 12 + 7 * Math.max(1, ...every.map((v) => tickName(v).length));
  const room = Math.max(1, Math.ceil((every.length * widest) / (width - left - right)));
  every.forEach((v, i) => {
    if (i % room === 0) svg.append(g("text", { x: x(v), y: bottom + 16, class: "axis middle" }, tickName(v)));
  });
  if (chart.xLabel) svg.append(g("text", { x: (left + width - right) / 2, y: height - 4, class: "axis middle" }, chart.xLabel));

  for (const band of chart.bands ?? []) {
    const shape = area<number>()
      .defined((_, i) => isKnown(band.low[i]) && isKnown(band.high[i]))
      .x((v) => x(v))
      .y0((_, i) => y(band.low[i] ?? 0))
      .y1((_, i) => y(band.high[i] ?? 0))
      .curve(curveMonotoneX);
    svg.append(g("path", { d: shape(chart.xs) ?? "", class: "fill " + band.css }));
  }
  if (barred) {
    const one = (width - left - right) / (last - first + 1);
    const wide = Math.max(1, one * 0.78);
    chart.xs.forEach((v, i) => {
      let base = 0;
      for (const bar of bars) {
        const value = bar.ys[i] ?? 0;
        if (value <= 0) continue;
        svg.append(g("rect", { x: x(v) - wide / 2, width: wide, y: y(base + value), height: Math.max(0.5, y(base) - y(base + value)), class: "fill " + bar.css }));
        base += value;
      }
    });
  }
  for (const l of chart.lines) {
    const shape = line<number>()
      .defined((_, i) => isKnown(l.ys[i]))
      .x((v) => x(v))
      .y((_, i) => y(l.ys[i] ?? 0))
      .curve(l.step ? curveStepAfter : curveMonotoneX);
    svg.append(g("path", { d: shape(chart.xs) ?? "", class: "stroke " + l.css }));
  }
  pointer(chart, svg, x, y, bottom, width);
  return svg;
}

function pointer(chart: Chart, svg: SVGElement, x: (v: number) => number, y: (v: number) => number, bottom: number, width: number): void {
  const rule = g("line", { class: "rule", y1: 20, y2: bottom, x1: -9, x2: -9 });
  const dots = chart.lines.map((l) => g("circle", { r: 3.5, cx: -9, cy: -9, class: "dot " + l.css }));
  svg.append(rule, ...dots);
  // Read out as the arrow keys go from value to value.
  const tip = h("div", { class: "tip", role: "status" });
  const hide = (): void => {
    tip.remove();
    rule.setAttribute("x1", "-9");
    rule.setAttribute("x2", "-9");
    dots.forEach((dot) => dot.setAttribute("cx", "-9"));
  };
  let near = 0;
  svg.addEventListener("pointermove", (event) => {
    const at = event.clientX - svg.getBoundingClientRect().left;
    near = 0;
    chart.xs.forEach((v, i) => {
      if (Math.abs(x(v) - at) < Math.abs(x(chart.xs[near] ?? 0) - at)) near = i;
    });
    show();
  });
  const show = (): void => {
    const px = x(chart.xs[near] ?? 0);
    rule.setAttribute("x1", String(px));
    rule.setAttribute("x2", String(px));
    chart.lines.forEach((l, i) => {
      const value = l.ys[near];
      dots[i]?.setAttribute("cx", isKnown(value) ? String(px) : "-9");
      if (isKnown(value)) dots[i]?.setAttribute("cy", String(y(value)));
    });
    const values = [
      ...chart.lines.map((l) => [l.name, num(l.ys[near], chart.decimals)]),
      ...(chart.bands ?? []).map((b) => [b.name, `${num(b.low[near], chart.decimals)} – ${num(b.high[near], chart.decimals)}`]),
      ...(chart.bars ?? []).map((b) => [b.name, num(b.ys[near], chart.decimals)]),
    ];
    tip.replaceChildren(h("b", {}, chart.xName(chart.xs[near] ?? 0)), ...values.map(([name, value]) => h("div", {}, h("span", {}, name ?? ""), h("span", { class: "number" }, value ?? ""))));
    svg.parentElement?.append(tip);
    tipBeside(tip, px, width);
  };
  svg.addEventListener("pointerleave", hide);
  svg.addEventListener("focus", show);
  svg.addEventListener("blur", hide);
  svg.addEventListener("keydown", (event) => {
    const last = chart.xs.length - 1;
    const to = { ArrowRight: near + 1, ArrowLeft: near - 1, PageDown: near + 6, PageUp: near - 6, Home: 0, End: last }[event.key];
    if (event.key === "Escape") hide();
    if (to === undefined) return;
    event.preventDefault();
    near = Math.max(0, Math.min(last, to));
    show();
  });
}

/** A chart with its legend and, folded away, its table. */
export function chartOf(chart: Chart, tableXs?: number[]): HTMLElement {
  const all = [...chart.lines, ...(chart.bars ?? []), ...(chart.beside ?? [])];
  const columns: Column[] = [
    { key: "x", label: chart.xHead, text: true },
    ...all.map((l, i) => ({ key: `l${i}`, label: `${l.name}, ${chart.unit}`, decimals: chart.decimals ?? 0 })),
    ...(chart.bands ?? []).flatMap((b, i) => [
      { key: `a${i}`, label: `${b.name} ↓, ${chart.unit}`, decimals: chart.decimals ?? 0 },
      { key: `b${i}`, label: `${b.name} ↑, ${chart.unit}`, decimals: chart.decimals ?? 0 },
    ]),
  ];
  const rows = (): Row[] => {
    const wanted = tableXs ? new Set(tableXs) : null;
    const list: Row[] = [];
    chart.xs.forEach((v, i) => {
      if (wanted && !wanted.has(v)) return;
      const row: Row = { x: chart.xName(v).replace(/\u00a0/g, " ") };
      all.forEach((l, k) => (row[`l${k}`] = l.ys[i] ?? null));
      (chart.bands ?? []).forEach((b, k) => {
        row[`a${k}`] = b.low[i] ?? null;
        row[`b${k}`] = b.high[i] ?? null;
      });
      list.push(row);
    });
    return list;
  };
  const key = legend(chart);
  const drawn = fitted((width) => draw(chart, width));
  const png = pictureSaver(chart.title, () => {
    const svg = drawn.querySelector<SVGSVGElement>("svg");
    return svg ? savePng(chart.title, svg, key) : undefined;
  });
  return h("div", { class: "chart" }, key, drawn, h("div", { class: "saves" }, png, saver(chart.title, columns, rows)), behind(chart.title, columns, rows));
}

/** Horizontal bars with their numbers beside them: a table that is its own chart. */
export function barList(caption: string, entries: { name: Child; value: number; text: string; css?: string; mark?: boolean }[]): HTMLElement {
  const most = Math.max(1e-9, ...entries.map((e) => e.value));
  const table = h("table", { class: "barlist" }, h("caption", { class: "hidden" }, caption),
    h("tbody", {}, entries.map((e) => h("tr", { class: e.mark ? "mark" : "" },
      h("th", { scope: "row" }, e.name),
      h("td", { class: "number" }, e.text),
      h("td", { class: "space", "aria-hidden": "true" }, h("span", { class: "bar " + (e.css ?? ""), style: { width: `${(100 * e.value) / most}%` } }))))));
  const list = (): Row[] => [...table.rows].map((row, i) => ({ name: row.cells[0]?.textContent ?? "", value: entries[i]?.value ?? null }));
  return h("div", {}, table, savesOf(caption, [{ key: "name", label: caption, text: true }, { key: "value", label: t("col.value") }], list, () => table));
}
