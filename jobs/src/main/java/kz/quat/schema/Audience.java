package kz.quat.schema;

/** Who may read a table once a run is published. */
public enum Audience {
  /** Stays in the warehouse. */
  INTERNAL,
  /** Nation, zones, regions: nothing that reveals a single miner. */
  PUBLISHED,
  /** Sites, cases, explanations, leads: for the ministry's own people. */
  RESTRICTED
}
