package kz.quat.store;

import java.time.Clock;
import kz.quat.config.QuatConfig;

/** Chooses the store of runs that a configuration asks for. */
public final class RunStores {

  private RunStores() {}

  /**
   * The catalog's store if the configuration names a catalog, since other machines may write there
   * too; otherwise this machine's folders. The machine's clock is used only to end leases of
   * crashed runs and does not affect any result.
   */
  public static RunStore of(QuatConfig config) {
    return config.catalog().isEmpty()
        ? new LocalRunStore(config)
        : new CatalogRunStore(config, Clock.systemUTC());
  }
}
