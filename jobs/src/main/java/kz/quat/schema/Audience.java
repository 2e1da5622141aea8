package kz.quat.schema;

/** Who may read a table once a run is published. */
public enum Audience {
  /** Stays in the warehouse. */
  INTERNAL,
  /** Nation, zones, regions: nothing from which one miner can be read. */
  PUBLISHED,
  /** Sites, cases, explanations, leads: the ministry's own people. */
  RESTRICTED
}
