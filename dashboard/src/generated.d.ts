declare module "generated:regions" {
  const regions: { code: string; city: boolean; zone: string; kk: string; ru: string; en: string; at: [number, number] }[];
  export default regions;
}
declare module "generated:outlines" {
  const outlines: Record<string, string>;
  export default outlines;
}
declare module "generated:page" {
  const words: Record<string, readonly [string, string, string]>;
  export default words;
}
declare module "generated:explanations" {
  const words: Record<"kk" | "ru" | "en", Record<string, string>>;
  export default words;
}
declare module "generated:findings" {
  const words: Record<"kk" | "ru" | "en", Record<string, string>>;
  export default words;
}
declare module "generated:strain" {
  const words: Record<"kk" | "ru" | "en", Record<string, string>>;
  export default words;
}
