package kz.quat.pipeline;

/** The stages of a night, in their order. */
public enum Stage {
  EXTRACT,
  CLEAN,
  GRID,
  FORECAST,
  QUOTA,
  QUALITY,
  PUBLISH
}
