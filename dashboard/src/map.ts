// The regions as shapes and as tiles; a tile a region, so that the three cities can be seen.
import outlines from "generated:outlines";
import { g } from "./dom";
import { REGIONS, regionBrief, regionName } from "./i18n";
import { go } from "./state";

export interface Mark {
  css: string;
  text: string;
  title: string;
}

const TILES: Record<string, [number, number]> = {
  "KZ-59": [3, 0],
  "KZ-39": [2, 1], "KZ-11": [3, 1], "KZ-71": [4, 1], "KZ-55": [5, 1],
  "KZ-27": [0, 2], "KZ-15": [1, 2], "KZ-62": [3, 2], "KZ-35": [4, 2], "KZ-10": [5, 2], "KZ-63": [6, 2],
  "KZ-23": [0, 3], "KZ-43": [2, 3], "KZ-61": [3, 3], "KZ-31": [4, 3], "KZ-19": [5, 3], "KZ-33": [6, 3],
  "KZ-47": [0, 4], "KZ-79": [3, 4], "KZ-75": [5, 4],
};

function link(region: string, mark: Mark, ...children: SVGElement[]): SVGElement {
  const open = (): void => go({ tab: "region", region });
  return g("g", {
    class: "place " + mark.css,
    role: "link",
    tabindex: "0",
    "aria-label": `${regionName(region)}: ${mark.title}`,
    onclick: open,
    onkeydown: ((event: KeyboardEvent) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        open();
      }
    }) as EventListener,
  }, g("title", {}, `${regionName(region)}: ${mark.title}`), ...children);
}

export function shapes(label: string, marks: Map<string, Mark>): SVGSVGElement {
  const svg = g("svg", { class: "map", viewBox: "28 10 944 540", role: "group", "aria-label": label });
  const ordered = [...REGIONS].sort((a, b) => Number(a.city) - Number(b.city));
  for (const region of ordered) {
    const mark = marks.get(region.code) ?? { css: "none", text: "", title: "" };
    const [x, y] = region.at;
    svg.append(link(region.code, mark,
      g("path", { d: outlines[region.code] ?? "", class: "area" }),
      ...(region.city ? [g("circle", { cx: x, cy: y, r: 14, class: "area" })] : []),
      g("text", { x, y: y + (region.city ? 5 : 6), class: region.city ? "small" : "" }, region.city && mark.text.length > 2 ? "" : mark.text)));
  }
  return svg;
}

export function tiles(label: string, marks: Map<string, Mark>): SVGSVGElement {
  const size = 100;
  const svg = g("svg", { class: "map tiles", viewBox: `-2 -2 ${7 * size + 4} ${5 * size + 4}`, role: "group", "aria-label": label });
  for (const region of REGIONS) {
    const mark = marks.get(region.code) ?? { css: "none", text: "", title: "" };
    const [column, row] = TILES[region.code] ?? [6, 4];
    const [x, y] = [column * size, row * size];
    svg.append(link(region.code, mark,
      g("rect", { x: x + 2, y: y + 2, width: size - 4, height: size - 4, rx: 6, class: "area" }),
      g("text", { x: x + size / 2, y: y + 54, class: "value" }, mark.text),
      g("text", { x: x + size / 2, y: y + 82, class: "name" }, regionBrief(region.code))));
  }
  return svg;
}
