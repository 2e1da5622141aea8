// The regions' names and outlines for the page, from data/reference/kz-boundaries.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = join(dirname(fileURLToPath(import.meta.url)), "../data/reference/kz-boundaries");

export function regions() {
  const [head, ...lines] = readFileSync(join(folder, "kz_regions.csv"), "utf8").trim().split("\n");
  const names = head.split(",");
  return lines.map((line) => {
    const row = Object.fromEntries(line.split(",").map((value, i) => [names[i], value]));
    return {
      code: row.iso_3166_2,
      city: row.type === "city",
      zone: row.kegoc_zone,
      kk: row.name_kk,
      ru: row.name_ru.replace(/^г\./, "г. "),
      en: row.name_en,
      at: project([Number(row.centroid_lon), Number(row.centroid_lat)]),
    };
  });
}

// Albers' equal-area conic with the parallels that suit Kazakhstan (42 and 54 degrees north).
const rad = Math.PI / 180;
const n = (Math.sin(42 * rad) + Math.sin(54 * rad)) / 2;
const c = Math.cos(42 * rad) ** 2 + 2 * n * Math.sin(42 * rad);
const rho = (lat) => Math.sqrt(c - 2 * n * Math.sin(lat * rad)) / n;

/** Longitude and latitude to whole units of a 1000 x 560 picture. */
function project([lon, lat]) {
  const theta = n * (lon - 67) * rad;
  const x = rho(lat) * Math.sin(theta);
  const y = rho(48) - rho(lat) * Math.cos(theta);
  return [Math.round(500 + x * 2080), Math.round(285 - y * 2080)];
}

function ring(points) {
  let path = "";
  let last = [0, 0];
  points.forEach((point, i) => {
    const [x, y] = project(point);
    if (i === 0) path += `M${x} ${y}`;
    else if (x !== last[0] || y !== last[1]) path += `l${x - last[0]} ${y - last[1]}`;
    last = [x, y];
  });
  return path + "z";
}

export function outlines() {
  const shapes = {};
  for (const feature of JSON.parse(readFileSync(join(folder, "kz_admin1_20_osm.geojson"), "utf8")).features) {
    const properties = feature.properties;
    const code = properties.iso_3166_2 ?? properties["ISO3166-2"] ?? properties.code;
    const polygons = feature.geometry.type === "Polygon" ? [feature.geometry.coordinates] : feature.geometry.coordinates;
    shapes[code] = polygons.map((polygon) => polygon.map(ring).join("")).join("");
  }
  return shapes;
}
