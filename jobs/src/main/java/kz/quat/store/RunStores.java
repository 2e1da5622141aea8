package kz.quat.store;

import java.time.Clock;
import kz.quat.config.QuatConfig;

/** Which store of runs a configuration means. */
public final class RunStores {

  private RunStores() {}

  /**
   * The catalog's where the configuration names a catalog, since other machines may write there
   * too; else this machine's folders. The clock is the machine's: it ends leases of runs that
   * crashed and is in no result.
   */
  public static RunStore of(QuatConfig config) {
    return config.catalog().isEmpty()
        ? new LocalRunStore(config)
        : new CatalogRunStore(config, Clock.systemUTC());
  }
}
